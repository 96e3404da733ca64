import type postgres from 'postgres';
import type { Assets, GroupRow, NumberRow } from '../application/ports/assets.ts';

/**
 * Finds by part of a name or number. The `search` columns hold lower-case words, each after a space, under a trigram
 * index. The statements are not prepared: the best plan depends on how many rows a pattern matches.
 */
export function createAssetSearch(
  sql: postgres.Sql,
): Pick<Assets, 'searchGroups' | 'searchNumbers' | 'searchNumbersOfWabas'> {
  return {
    async searchGroups(query, limit, within = null) {
      const { where, values } = compile(query, within);
      return await sql.unsafe<GroupRow[]>(groups(where), [limit, ...values]);
    },
    async searchNumbers(query, limit, within = null) {
      const { where, values } = compile(query, null);
      return await sql.unsafe<NumberRow[]>(numbers(inSight(where, within, values)), [limit, ...values]);
    },
    async searchNumbersOfWabas(query, limit, within = null) {
      const { named, inside, values } = compileWabas(query, within);
      return await sql.unsafe<NumberRow[]>(numbersOfWabas(named, inside), [limit, ...values]);
    },
  };
}

const groups = (where: string) => `
  with found as (
    select id, name, number_id, workspace_key, status from subscription_group
    where ${where} order by name, id limit $1
  )
  select g.id, g.name, n.id as "numberId", n.e164, n.display_name as "displayName", w.name as workspace, g.status
  from found g join phone_number n on n.id = g.number_id join workspace w on w.key = g.workspace_key
  order by g.name, g.id`;

const numbers = (where: string) => `
  with found as (
    select id, e164, display_name, waba_id from phone_number
    where ${where} order by display_name, id limit $1
  )
  select n.id, n.e164, n.display_name as "displayName", w.name as waba
  from found n join waba w on w.id = n.waba_id
  order by n.display_name, n.id`;

/** A number of a group in the workspaces, or of no group at all; somebody without a workspace sees none. */
function inSight(where: string, within: readonly string[] | null, values: string[]): string {
  if (within === null) return where;
  if (within.length === 0) return 'false';
  const keys = within.map((key) => `$${values.push(key) + 1}`).join(', ');
  const groups = 'select from subscription_group g where g.number_id = phone_number.id';
  return `${where} and (exists (${groups} and g.workspace_key in (${keys})) or not exists (${groups}))`;
}

/** The WABAs are few and found first, so that a word which all of them have does not gather all their numbers. */
const numbersOfWabas = (named: string, inside: string) => `
  with found as materialized (
    select id, name from waba
    where ${named} and exists (select from phone_number n where n.waba_id = waba.id ${inside})
    order by name, id limit $1
  )
  select n.id, n.e164, n.display_name as "displayName", found.name as waba
  from found join phone_number n on n.waba_id = found.id ${inside}
  order by found.name, n.display_name, n.id limit $1`;

/** A WABA by every word of its name, or by its whole id; `inside`: its numbers with a group in the workspaces. */
function compileWabas(query: string, within: readonly string[] | null) {
  const values: string[] = [];
  const parameter = (value: string) => `$${values.push(value) + 1}`;
  const name = `(' ' || lower(name))`;
  const found = words(query).map((any) => `(${any.map((p) => `${name} like ${parameter(p)}`).join(' or ')})`);
  const named = `(id = ${parameter(query.trim())} or (${found.join(' and ') || 'true'}))`;
  const workspaces = ['null', ...(within ?? []).map(parameter)].join(', ');
  const inside =
    within === null
      ? ''
      : `and exists (select from subscription_group g where g.number_id = n.id and g.workspace_key in (${workspaces}))`;
  return { named, inside, values };
}

/** One of the alternatives of every word, inside the workspaces; $1 is the limit. */
function compile(query: string, within: readonly string[] | null): { where: string; values: string[] } {
  const values: string[] = [];
  const parameter = (value: string) => `$${values.push(value) + 1}`;
  const found = words(query).map((any) => `(${any.map((p) => `search like ${parameter(p)}`).join(' or ')})`);
  const inside =
    within === null ? [] : [`workspace_key in (${['null', ...within.map(parameter)].join(', ')})`];
  return { where: [...found, ...inside].join(' and ') || 'true', values };
}

/** What a person typed, as patterns: a phone number in any format is one word. */
function words(query: string): string[][] {
  const text = query.trim().toLowerCase();
  if (phoneDigits(text) !== null) return [alternatives(text)];
  return text.split(/\s+/).filter(Boolean).map(alternatives);
}

const shortestWholeNumber = 7;

function alternatives(word: string): string[] {
  const digits = phoneDigits(word);
  const text = `%${escaped(word)}%`;
  if (digits === null) {
    // Too short for a trigram inside a word: then it is the beginning of one.
    return [word.length < 3 ? `% ${escaped(word)}%` : text];
  }
  return digits.length < shortestWholeNumber ? [...new Set([`%${digits}%`, text])] : [`%${digits}%`];
}

/** The digits to look for inside a number's: no +, no 00, no national 0, whatever stands between them. */
function phoneDigits(text: string): string | null {
  if (!/\d/.test(text) || !/^[+\d\s().\-/\u00a0]+$/.test(text)) return null;
  const digits = text.replace('(0)', '').replace(/\D/g, '').replace(/^0+/, '');
  return digits === '' ? null : digits;
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

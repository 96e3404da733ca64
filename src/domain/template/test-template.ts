import type { Locale } from '../asset/asset.ts';
import type { Template } from './template.ts';

const VARIABLE = /\{\{\s*[\w.]+\s*\}\}/g;

const textOf = (template: Template, type: string): string => {
  const part = template.components?.find((c) => c.type === type);
  return typeof part?.text === 'string' ? part.text : '';
};

/** How many variables the body has, each counted once. */
export const variablesOf = (template: Template): number =>
  new Set(textOf(template, 'BODY').match(VARIABLE)).size;

/** A header with media or a variable, or buttons with one, needs more than a test can make up. */
const isPlain = (template: Template): boolean =>
  (template.components ?? []).every((c) => {
    if (c.type === 'HEADER')
      return c.format === 'TEXT' && textOf(template, 'HEADER').match(VARIABLE) === null;
    return c.type !== 'BUTTONS' || !/\{\{/.test(JSON.stringify(c.buttons ?? ''));
  });

/**
 * The approved template that a test is sent with (R51): no marketing, which a tester may have stopped (131050), if there is
 * another; in this language if there is one, with the fewest variables.
 */
export function templateForTest(templates: readonly Template[], locale: Locale): Template | null {
  const usable = templates.filter((t) => t.status === 'APPROVED' && t.components !== null && isPlain(t));
  const rank = (t: Template) =>
    (t.category === 'MARKETING' ? 1000 : 0) + (t.language.startsWith(locale) ? 0 : 100) + variablesOf(t);
  return usable.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))[0] ?? null;
}

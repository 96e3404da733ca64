import type { Template } from '../template/template.ts';

/** `unknown`: the components of one of them were never read. */
export type Contents = 'same' | 'different' | 'unknown';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Examples are for the reviewers; those with media are links that each WABA has of its own. */
const told = (fields: Fields): string[] =>
  Object.keys(fields).filter((key) => key !== 'example' && fields[key] !== undefined);

function isAlike(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, i) => isAlike(each, b[i]));
  if (!isFields(a) || !isFields(b)) return a === b;
  const keys = told(a);
  return keys.length === told(b).length && keys.every((key) => isAlike(a[key], b[key]));
}

type Worded = Pick<Template, 'category' | 'components'>;

/** Whether two templates of one name and language say the same, in whatever order their parts are listed. */
export function compareContents(a: Worded, b: Worded): Contents {
  if (!a.components?.length || !b.components?.length) return 'unknown';
  if (a.category.toUpperCase() !== b.category.toUpperCase()) return 'different';
  const left = [...b.components];
  for (const part of a.components) {
    const place = left.findIndex((other) => isAlike(part, other));
    if (place === -1) return 'different';
    left.splice(place, 1);
  }
  return left.length === 0 ? 'same' : 'different';
}

import type { Template } from '../template/template.ts';

/** A template of the source; the copy has a new id, so that name and language are all they share (domain.md B.5). */
export interface TemplateRef {
  /** In the source WABA. */
  readonly id: string;
  readonly name: string;
  /** As Meta lists it: `en_US`. */
  readonly language: string;
  /** The source's. */
  readonly category: string;
}

/** A copy as the destination lists it. */
export type ListedCopy = Pick<Template, 'id' | 'status' | 'quality' | 'category' | 'reason'>;

export const asListed = ({ id, status, quality, category, reason }: Template): ListedCopy => {
  return { id, status, quality, category, reason };
};

const AS_LISTED = /^[a-z]{2,3}(_[A-Z]{2})?$/;

/** `en-US`, `en_us` and `en_US` are one language: Meta's webhooks and listings spell it differently (domain.md B.9). */
export function languageOf(code: string): string {
  if (AS_LISTED.test(code)) return code;
  const [language = '', ...rest] = code.trim().split(/[-_]/);
  const cased = rest.map((part) =>
    part.length === 4 ? part.charAt(0).toUpperCase() + part.slice(1).toLowerCase() : part.toUpperCase(),
  );
  return [language.toLowerCase(), ...cased].join('_');
}

/** The same for a template and its copy, and for nothing else in either WABA. */
export const templateKey = ({ name, language }: Pick<TemplateRef, 'name' | 'language'>): string =>
  `${name}\n${languageOf(language)}`;

/** By code units, so that every machine sorts alike. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Those that exist at Meta: deleted ones are kept here for their history alone. */
export const living = (templates: readonly Template[]): Template[] =>
  templates.filter(({ status }) => status.toUpperCase() !== 'DELETED');

/** By name and language; where two are spelled alike, the one with the lower id. */
export const byKey = (templates: readonly Template[]): Map<string, Template> =>
  new Map(
    living(templates)
      .toSorted((a, b) => inOrder(b.id, a.id))
      .map((template) => [templateKey(template), template]),
  );

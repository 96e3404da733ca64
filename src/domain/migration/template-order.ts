import type { Template } from '../template/template.ts';
import { qualityOf } from './template-eligibility.ts';
import { inOrder, languageOf } from './template-key.ts';

/**
 * In which order templates are copied: what the person wants first (names with all their languages, or ids, as listed),
 * then GREEN before the others, then by name and language. The same for every order of `templates`.
 */
export function inCopyOrder(templates: readonly Template[], first: readonly string[]): Template[] {
  const wanted = new Map<string, number>();
  for (const [place, one] of first.entries()) if (!wanted.has(one)) wanted.set(one, place);
  const placeOf = (one: string) => wanted.get(one) ?? first.length;
  const ranked = templates.map((template) => ({
    template,
    place: Math.min(placeOf(template.id), placeOf(template.name)),
    rated: qualityOf(template) === 'GREEN' ? 0 : 1,
    language: languageOf(template.language),
  }));
  ranked.sort(
    (a, b) =>
      a.place - b.place ||
      a.rated - b.rated ||
      inOrder(a.template.name, b.template.name) ||
      inOrder(a.language, b.language) ||
      inOrder(a.template.id, b.template.id),
  );
  return ranked.map(({ template }) => template);
}

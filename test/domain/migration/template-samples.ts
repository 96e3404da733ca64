import fc from 'fast-check';
import type { TemplateFacts } from '../../../src/domain/migration/template-plan.ts';
import type { Template } from '../../../src/domain/template/template.ts';
import { wabaId } from '../samples.ts';

export const template = (name: string, otherwise: Partial<Template> = {}): Template => ({
  wabaId: wabaId(1),
  id: `71${name.replace(/\D/g, '') || '0'}`,
  name,
  language: 'fr',
  status: 'APPROVED',
  category: 'UTILITY',
  nextCategory: null,
  nextCategoryAt: null,
  quality: 'GREEN',
  reason: null,
  components: [{ type: 'BODY', text: 'Sample text.' }],
  ...otherwise,
});

/** The same as the destination has it: another WABA, another id, a rating of its own. */
export const copyOf = (source: Template, otherwise: Partial<Template> = {}): Template => ({
  ...source,
  wabaId: wabaId(2),
  id: `82${source.id}`,
  quality: 'UNKNOWN',
  ...otherwise,
});

export const templates = (count: number, otherwise: Partial<Template> = {}): Template[] =>
  Array.from({ length: count }, (_, n) => template(`sample_${String(n + 1).padStart(4, '0')}`, otherwise));

export const templateFacts = (otherwise: Partial<TemplateFacts> = {}): TemplateFacts => ({
  source: [],
  destination: [],
  limit: 250,
  route: 'api',
  first: [],
  ...otherwise,
});

const names = fc.integer({ min: 1, max: 30 }).map((n) => `sample_${n}`);
const languages = fc.constantFrom('fr', 'en_US', 'en-US', 'en_GB');
const statuses = fc.constantFrom(
  'APPROVED',
  'APPROVED',
  'APPROVED',
  'PAUSED',
  'REJECTED',
  'DELETED',
  'paused',
);
const ratings = fc.constantFrom('GREEN', 'GREEN', 'UNKNOWN', 'YELLOW', 'RED', null);

const some = fc
  .array(fc.record({ name: names, language: languages, status: statuses, quality: ratings }), {
    maxLength: 40,
  })
  .map((all) => all.map(({ name, ...rest }, n) => template(name, { ...rest, id: String(90_000 + n) })));

/** Any estate, with names and languages that are the same twice, and any wish. */
export const anyTemplateFacts: fc.Arbitrary<TemplateFacts> = fc.record({
  source: some,
  destination: some.map((all) => all.map((one) => copyOf(one))),
  limit: fc.integer({ min: 0, max: 60 }),
  route: fc.constantFrom('api' as const, 'automatic' as const),
  first: fc.uniqueArray(fc.oneof(names, fc.integer({ min: 90_000, max: 90_040 }).map(String)), {
    maxLength: 6,
  }),
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CopyFailure, diffTemplates } from '../../../src/domain/migration/template-diff.ts';
import { copiesOf, planTemplates } from '../../../src/domain/migration/template-plan.ts';
import type { Template } from '../../../src/domain/template/template.ts';
import { anyTemplateFacts, copyOf, template, templateFacts } from './template-samples.ts';

const [one, two, three] = ['sample_1', 'sample_2', 'sample_3'].map((name) => template(name)) as [
  Template,
  Template,
  Template,
];
const plan = planTemplates(templateFacts({ source: [one, two, three] }));
const diff = (destination: Template[], failures: CopyFailure[] = []) =>
  diffTemplates(copiesOf(plan), destination, failures);

describe('what became of the copies', () => {
  it('[R100] finds them by name and language under new ids, with their own status and rating', () => {
    const copy = copyOf(one, { language: 'FR', status: 'PENDING' });
    expect(diff([copy]).there).toEqual([
      {
        ...{ id: one.id, name: one.name, language: 'fr', category: 'UTILITY' },
        copy: { id: copy.id, status: 'PENDING', quality: 'UNKNOWN', category: 'UTILITY', reason: null },
      },
    ]);
  });

  it('takes no template for a copy that only has the id of one, and ignores what nobody expects', () => {
    const stranger = template('stranger', { id: one.id });
    expect(diff([stranger])).toMatchObject({ there: [], failed: [], missing: [{}, {}, {}] });
    const left = planTemplates(templateFacts({ source: [template('low', { quality: 'RED' })] }));
    expect(diffTemplates(copiesOf(left), [], [{ id: '1', reason: null }])).toEqual({
      ...{ there: [], failed: [], missing: [], retry: [] },
    });
  });

  it('tells the failed with their reason from those of which nothing is known, and tries both again', () => {
    const { failed, missing, retry } = diff([copyOf(one)], [{ id: two.id, reason: 'Incorrect category' }]);
    expect(failed).toMatchObject([{ id: two.id, reason: 'Incorrect category', times: 1 }]);
    expect(missing).toMatchObject([{ id: three.id, name: 'sample_3' }]);
    expect(retry).toEqual([two.id, three.id]);
  });

  it('[R104] leaves what failed twice to a person, with the last reason that was given', () => {
    const failures = ['First reason', 'Last reason', null].map((reason) => ({ id: two.id, reason }));
    const { failed, retry } = diff([copyOf(one), copyOf(three)], failures.slice(1));
    expect(failed).toMatchObject([{ reason: 'Last reason', times: 2 }]);
    expect(retry).toEqual([]);
    expect(diff([], failures.slice(0, 2)).failed).toMatchObject([{ reason: 'Last reason' }]);
  });

  it('believes the list before the report: a copy that is there did not fail', () => {
    const { there, failed, retry } = diff(
      [copyOf(one), copyOf(two), copyOf(three)],
      [{ id: two.id, reason: 'x' }],
    );
    expect([there.length, failed, retry]).toEqual([3, [], []]);
  });

  it('takes a deleted copy for missing', () => {
    expect(diff([copyOf(one, { status: 'DELETED' })]).missing).toHaveLength(3);
  });

  it('puts each expected copy in one list, whatever is there and whatever failed', () => {
    const failures = fc.array(
      fc.record({ id: fc.integer({ min: 90_000, max: 90_040 }).map(String), reason: fc.constant(null) }),
    );
    fc.assert(
      fc.property(anyTemplateFacts, failures, (facts, failed) => {
        const any = planTemplates(facts);
        const found = diffTemplates(
          copiesOf(any),
          facts.source.map((each) => copyOf(each)).slice(10),
          failed,
        );
        const ids = [...found.there, ...found.failed, ...found.missing].map(({ id }) => id);
        expect(ids.toSorted()).toEqual(
          copiesOf(any)
            .map(({ id }) => id)
            .toSorted(),
        );
        const absent = [...found.failed, ...found.missing].map(({ id }) => id);
        expect(found.retry.every((id) => absent.includes(id))).toBe(true);
      }),
    );
  });
});

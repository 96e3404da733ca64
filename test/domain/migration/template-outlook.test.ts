import { describe, expect, it } from 'vitest';
import { rateCopies } from '../../../src/domain/migration/ratings.ts';
import { outlookOf } from '../../../src/domain/migration/template-outlook.ts';
import { planTemplates } from '../../../src/domain/migration/template-plan.ts';
import { copyOf, template, templateFacts, templates } from './template-samples.ts';

describe('what people read of a template plan', () => {
  it('[R96] [R97] [R103] counts each way, and names the first ten of what is not copied', () => {
    const source = [
      ...templates(20),
      ...templates(12, { status: 'REJECTED' }).map((t, n) => ({ ...t, id: `9${n}`, name: `bad_${n}` })),
    ];
    const destination = [
      copyOf(template('sample_0001')),
      ...templates(4)
        .slice(1)
        .map((t) => copyOf(t, { name: `own_${t.name}` })),
    ];
    const shown = outlookOf(planTemplates(templateFacts({ source, destination, limit: 9 })));
    expect(shown).toMatchObject({
      ...{ there: 4, limit: 9, orderedBy: 'us', clashes: { same: 1, different: 0, unknown: 0 } },
      counts: { copy_call: 5, beyond_limit: 14, recreate: 12, clash: 1 },
    });
    expect([shown.left.length, shown.recreated.length]).toEqual([10, 10]);
  });

  it('tells those that are there already with the same contents from those that differ, and names ten of these', () => {
    const source = templates(20);
    const other = [{ type: 'BODY', text: 'Another sample.' }];
    const destination = source.map((each, i) =>
      copyOf(each, i < 5 ? {} : i < 17 ? { components: other } : { components: null }),
    );
    const { clashes, differing } = outlookOf(planTemplates(templateFacts({ source, destination })));
    expect(clashes).toEqual({ same: 5, different: 12, unknown: 3 });
    expect(differing).toEqual(source.slice(5, 15).map(({ name }) => `${name} (fr)`));
  });

  it('[R102] [R103] says that Meta takes no order where it copies by itself', () => {
    const source = [template('sample_1'), template('sample_2', { quality: 'UNKNOWN' })];
    expect(outlookOf(planTemplates(templateFacts({ source, route: 'automatic' })))).toMatchObject({
      ...{ orderedBy: 'meta', recreated: ['sample_2 (fr)'] },
      counts: { copy_automatic: 1, recreate: 1 },
    });
  });
});

it.each(['GREEN', 'YELLOW', 'RED'])(
  '[R105] [R113] a copy is taken for unrated, whatever its source was rated: %s',
  (quality) => {
    const source = template('sample', { quality });
    const { unknown, settled } = rateCopies({
      expected: [source],
      destination: [copyOf(source)],
      registeredAt: '2026-03-02T09:00:00.000Z',
      now: '2026-03-02T09:05:00.000Z',
    });
    expect(unknown).toMatchObject([{ name: 'sample', copy: { quality: 'UNKNOWN' } }]);
    expect(settled).toEqual([]);
  },
);

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageOf, templateKey } from '../../../src/domain/migration/template-key.ts';
import { templateLimitOf } from '../../../src/domain/migration/template-limit.ts';
import { copiesOf, planTemplates, type TemplateFacts } from '../../../src/domain/migration/template-plan.ts';
import type { Template } from '../../../src/domain/template/template.ts';
import { anyTemplateFacts, copyOf, template, templateFacts, templates } from './template-samples.ts';

const plan = (otherwise: Partial<TemplateFacts>) => planTemplates(templateFacts(otherwise));
const only = (source: Template, otherwise: Partial<TemplateFacts> = {}) =>
  plan({ source: [source], ...otherwise }).templates[0];

describe('the plan of the templates', () => {
  it('[R96] [R102] copies what is approved and GREEN, by the call and by itself', () => {
    expect(only(template('sample'), { route: 'api' })).toMatchObject({ route: 'copy_call' });
    expect(only(template('sample'), { route: 'automatic' })).toMatchObject({ route: 'copy_automatic' });
  });

  it.each(['UNKNOWN', null])('[R102] copies the rating %s by the call alone (C10)', (quality) => {
    expect(only(template('sample', { quality }), { route: 'api' })).toMatchObject({ route: 'copy_call' });
    expect(only(template('sample', { quality }), { route: 'automatic' })).toMatchObject({
      route: 'recreate',
      reason: 'unrated',
    });
  });

  it.each([
    [{ quality: 'YELLOW' }, 'low_quality'],
    [{ quality: 'RED' }, 'low_quality'],
    [{ status: 'PAUSED' }, 'paused'],
    [{ status: 'paused' }, 'paused'],
    [{ status: 'REJECTED' }, 'rejected'],
    [{ status: 'PENDING' }, 'pending'],
    [{ status: 'DISABLED' }, 'disabled'],
    [{ status: 'IN_APPEAL' }, 'other_status'],
    [{ status: 'SOMETHING_NEW' }, 'other_status'],
  ])('[R97] [R104] leaves %o to be created again: %s', (state, reason) => {
    for (const route of ['api', 'automatic'] as const)
      expect(only(template('sample', state), { route })).toMatchObject({ route: 'recreate', reason });
  });

  it('has no part for a template that was deleted, and none of the limit for one', () => {
    const deleted = template('sample', { status: 'DELETED' });
    expect(plan({ source: [deleted] }).templates).toEqual([]);
    const source = [template('sample')];
    expect(plan({ source, destination: [copyOf(deleted)], limit: 1 }).counts.copy_call).toBe(1);
  });

  it('[R103] copies as many as there is room for; each language of a name is one', () => {
    const source = ['fr', 'en_US', 'de'].map((language, n) =>
      template('sample', { language, id: `710${n}` }),
    );
    const { counts, binds, roomLeft } = plan({ source, destination: templates(1), limit: 3 });
    expect({ counts, binds, roomLeft }).toMatchObject({
      counts: { copy_call: 2, beyond_limit: 1 },
      binds: true,
      roomLeft: 0,
    });
  });

  it('[R103] copies nothing where the destination is over its limit already', () => {
    const { counts, roomLeft } = plan({ source: [template('other')], destination: templates(3), limit: 2 });
    expect([counts.beyond_limit, roomLeft]).toEqual([1, 0]);
  });

  it('[R103] takes the limit of 250 for granted until 6,000 is known to be right (C12)', () => {
    expect(templateLimitOf({ businessVerified: null, nameApproved: true })).toBe(250);
    expect(templateLimitOf({ businessVerified: true, nameApproved: false })).toBe(250);
    expect(templateLimitOf({ businessVerified: true, nameApproved: true })).toBe(6000);
  });

  it('[R103] copies first what the person wants, then GREEN ones, then by name and language', () => {
    const source = [
      template('b', { quality: 'UNKNOWN', id: '1' }),
      template('c', { id: '2' }),
      template('a', { quality: 'UNKNOWN', id: '3' }),
      template('d', { language: 'fr', id: '4' }),
      template('d', { language: 'en_US', id: '5' }),
    ];
    const ids = (first: string[]) => plan({ source, first }).templates.map(({ id }) => id);
    expect(ids([])).toEqual(['2', '5', '4', '3', '1']);
    expect(ids(['b', '4'])).toEqual(['1', '4', '2', '5', '3']);
    expect(ids(['d', 'nothing', 'a'])).toEqual(['5', '4', '3', '2', '1']);
  });

  it('[R102] tells that Meta takes no order for what it copies by itself', () => {
    expect([plan({ route: 'api' }).orderedBy, plan({ route: 'automatic' }).orderedBy]).toEqual([
      'us',
      'meta',
    ]);
  });

  it('[R103] [R104] copies 260 into room for 200: one is paused, one clashes, 58 fall off the limit', () => {
    const [paused, clashing, ...others] = templates(260);
    if (!paused || !clashing) throw new Error('there are 260');
    const last = others.slice(-20).map(({ name }) => name);
    const { templates: planned, ...rest } = plan({
      source: [{ ...paused, status: 'PAUSED' }, clashing, ...others],
      destination: [...templates(49).map((one, n) => copyOf(one, { name: `there_${n}` })), copyOf(clashing)],
      first: last,
    });
    expect(rest).toEqual({
      counts: { copy_call: 200, copy_automatic: 0, recreate: 1, beyond_limit: 58, clash: 1 },
      limit: 250,
      there: 50,
      roomLeft: 0,
      binds: true,
      orderedBy: 'us',
    });
    const copied = copiesOf({ templates: planned }).map(({ name }) => name);
    expect(copied.slice(0, 20)).toEqual(last);
  });
});

describe('a clash of name and language', () => {
  const body = { type: 'BODY', text: 'Sample {{1}}.' };
  const source = template('sample', { language: 'en_US', components: [body] });
  const clashWith = (there: Partial<Template>) => only(source, { destination: [copyOf(source, there)] });

  it('is found however the language is spelled, and whether or not the template would be copied', () => {
    for (const language of ['en_US', 'en-US', 'en_us'])
      expect(clashWith({ language })).toMatchObject({ route: 'clash', with: { id: copyOf(source).id } });
    const low = { ...source, quality: 'RED' };
    expect(only(low, { destination: [copyOf(source)] })).toMatchObject({ route: 'clash' });
    expect(clashWith({ language: 'en_GB' })).toMatchObject({ route: 'copy_call' });
  });

  it.each([
    ['zh-hant-tw', 'zh_Hant_TW'],
    ['ES_419', 'es_419'],
    ['prs_AF', 'prs_AF'],
    [' fil ', 'fil'],
  ])('knows %s as %s', (code, language) => {
    expect(languageOf(code)).toBe(language);
    expect(languageOf(language)).toBe(language);
  });

  it('tells whether both say the same, whatever the order of their parts and their examples', () => {
    const footer = { type: 'FOOTER', text: 'Sample' };
    const exampled = { text: body.text, type: 'BODY', example: { body_text: [['one']] } };
    const long = { ...source, components: [body, footer] };
    const there = copyOf(source, { components: [footer, exampled] });
    expect(only(long, { destination: [there] })).toMatchObject({ with: { contents: 'same' } });
    expect(clashWith({ components: [{ ...body, text: 'Other {{1}}.' }] })).toMatchObject({
      with: { contents: 'different' },
    });
    for (const components of [[body, body], [body, footer], [{ ...body, buttons: [] }]])
      expect(clashWith({ components })).toMatchObject({ with: { contents: 'different' } });
    expect(clashWith({ category: 'MARKETING' })).toMatchObject({ with: { contents: 'different' } });
    for (const components of [null, []])
      expect(clashWith({ components })).toMatchObject({ with: { contents: 'unknown' } });
  });

  it('is also one where the source has a name and language twice: only one is copied', () => {
    const twice = [
      template('sample', { language: 'en-US', id: '2' }),
      template('sample', { language: 'en_US', id: '1' }),
    ];
    expect(plan({ source: twice }).templates).toMatchObject([
      { id: '1', route: 'copy_call' },
      { id: '2', route: 'clash', with: { id: '1', contents: 'same' } },
    ]);
  });
});

describe('whatever the templates', () => {
  const isLiving = ({ status }: Template) => status !== 'DELETED';

  it('each one of the source is in the plan once, and the counts say so', () => {
    fc.assert(
      fc.property(anyTemplateFacts, (facts) => {
        const { templates: planned, counts } = planTemplates(facts);
        const ids = facts.source.filter(isLiving).map(({ id }) => id);
        expect(planned.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
        for (const [route, count] of Object.entries(counts))
          expect(planned.filter((one) => one.route === route)).toHaveLength(count);
      }),
    );
  });

  it('[R103] never more are copied than there is room for, none falls off while there is room, none is copied twice', () => {
    fc.assert(
      fc.property(anyTemplateFacts, (facts) => {
        const { templates: planned, counts, roomLeft, binds } = planTemplates(facts);
        const room = Math.max(0, facts.limit - facts.destination.filter(isLiving).length);
        const copies = copiesOf({ templates: planned });
        expect(copies.length + roomLeft).toBe(room);
        expect(roomLeft).toBeGreaterThanOrEqual(0);
        expect(binds).toBe(counts.beyond_limit > 0);
        if (binds) expect(roomLeft).toBe(0);
        const keys = [...copies, ...facts.destination.filter(isLiving)].map(templateKey);
        expect(new Set(copies.map(templateKey)).size).toBe(copies.length);
        expect(new Set(keys).size).toBe(
          copies.length + new Set(facts.destination.filter(isLiving).map(templateKey)).size,
        );
      }),
    );
  });

  it('[R103] what the person wants first never falls off the limit while something else is copied', () => {
    fc.assert(
      fc.property(anyTemplateFacts, (facts) => {
        const { templates: planned } = planTemplates(facts);
        const isWanted = ({ id, name }: { id: string; name: string }) =>
          facts.first.includes(id) || facts.first.includes(name);
        const lost = planned.some((one) => one.route === 'beyond_limit' && isWanted(one));
        if (lost) expect(copiesOf({ templates: planned }).every(isWanted)).toBe(true);
      }),
    );
  });

  it('the plan is the same in whatever order they are listed', () => {
    const shuffled = anyTemplateFacts.chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc.shuffledSubarray([...facts.source], { minLength: facts.source.length }),
        fc.shuffledSubarray([...facts.destination], { minLength: facts.destination.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([facts, source, destination]) => {
        expect(planTemplates({ ...facts, source, destination })).toEqual(planTemplates(facts));
      }),
    );
  });

  it('[R102] by itself Meta copies GREEN ones alone', () => {
    fc.assert(
      fc.property(anyTemplateFacts, (facts) => {
        const copies = copiesOf(planTemplates({ ...facts, route: 'automatic' }));
        expect(copies.filter(({ quality, status }) => quality !== 'GREEN' || status !== 'APPROVED')).toEqual(
          [],
        );
      }),
    );
  });
});

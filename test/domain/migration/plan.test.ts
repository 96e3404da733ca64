import { describe, expect, it } from 'vitest';
import type { MigrationFacts } from '../../../src/domain/migration/facts.ts';
import { migrationHolds, planMigration } from '../../../src/domain/migration/plan.ts';
import { planDigest } from '../../../src/domain/operation/digest.ts';
import { holdGroup, holdNumber, holdWaba, shareWaba } from '../../../src/domain/operation/holds.ts';
import { colleague, destination, group, origin, phoneNumber, requester, waba, wabaId } from '../samples.ts';
import {
  accountOf,
  asked,
  byOurApp,
  migrationFacts,
  numberSays,
  outlook,
  planOf,
  readAt,
  targetAt,
  wabaAt,
} from './migration-samples.ts';

const plan = planOf('2 by our calls');
const planned = (otherwise: Partial<MigrationFacts>) => planMigration(migrationFacts(otherwise));

describe('the plan of a migration', () => {
  it('[R81] names the number, the source that hosts it and the destination that shall have it', () => {
    expect(plan.inputs).toEqual({
      ...{ number: phoneNumber.id, scenario: '2', scope: 'number', source: waba.id, target: wabaId(2) },
      ...{ group: group.id, workspace: origin.key, channel: origin.channel, reason: 'sample reason' },
      ...{ startAt: null, reverses: null, first: [] },
    });
    expect(plan.names).toEqual({
      ...{ e164: phoneNumber.e164, displayName: phoneNumber.displayName },
      ...{ source: waba.name, target: 'Sample Target', group: group.name, workspace: origin.name },
    });
  });

  it('has no name for what is outside, and no group where the number has none', () => {
    expect(planOf('3 to a provider outside').names.target).toBeNull();
    expect(planOf('3 to a provider outside').inputs.target).toBe('outside');
    const without = planOf('2 by our calls', { group: null });
    expect([without.inputs.group, without.names.group]).toEqual([null, null]);
  });

  it('[R114] says whether it is a migration or a configuration change', () => {
    expect([plan.kind, planOf('4 a client to a partner').kind]).toEqual([
      'migration',
      'configuration_change',
    ]);
  });

  it('gives every step to whoever asked, in the workspace of the group', () => {
    const { steps } = planned({ workspaces: [destination, origin] });
    expect(new Set(steps.map(({ workspace }) => workspace))).toEqual(new Set([origin.key]));
    expect(new Set(steps.map(({ assignee }) => assignee))).toEqual(new Set([requester]));
  });

  it('is done in the first touched workspace where there is no group, and nowhere where there is none', () => {
    const { inputs, names } = planned({ group: null, workspaces: [destination, origin] });
    expect([inputs.workspace, names.workspace]).toEqual([destination.key, destination.name]);
    expect(() => planned({ workspaces: [] })).toThrow('no workspace');
  });

  it('[R100] [R103] carries what becomes of the templates, and what is left of the registrations', () => {
    expect(plan.templates).toBe(outlook);
    expect(plan.registrations).toMatchObject({ used: 0, limit: 10 });
  });

  it.each<[string, readonly string[]]>([
    ['2 by our calls', ['senders', 'webhooks', 'template_ids']],
    ['2 by the sign-up window', ['senders', 'webhooks', 'template_ids', 'braze_group']],
    ['5 a WABA to a partner', ['senders', 'webhooks', 'template_ids']],
    ['4 a client to a partner', ['senders', 'webhooks']],
    ['7 off On-Premise', ['senders', 'webhooks']],
  ])('names what must be pointed at the new place: %s', (way, repoint) => {
    expect(planOf(way).repoint).toEqual(repoint);
    const without = planOf(way, { group: null }).repoint;
    expect(without).toEqual(repoint.filter((key) => key !== 'braze_group'));
  });
});

describe('what a migration holds', () => {
  const number = holdNumber(phoneNumber.id);
  const moved = holdGroup(group.id);
  const shared = [number, moved, shareWaba(waba.id), shareWaba(wabaId(2))];

  it.each(['1 to the Hub', '2 by our calls', '3 by our calls', '6 between businesses'])(
    'the number and its group alone, both WABAs together with others: %s',
    (way) => {
      expect(migrationHolds(planOf(way))).toEqual(shared);
    },
  );

  it.each([
    ['for another currency', '2 in another currency'],
    ['for a client', '4 a client to a partner'],
    ['for one WABA', '5 a WABA to a partner'],
  ])('[R79] [R87] [R88] the whole WABA alone %s', (_, way) => {
    expect(migrationHolds(planOf(way))).toEqual([number, moved, holdWaba(waba.id)]);
  });

  it('[R90] shares the WABA where only the hosting of one number changes', () => {
    expect(migrationHolds(planOf('7 off On-Premise'))).toEqual([number, moved, shareWaba(waba.id)]);
  });

  it('nothing outside, no WABA twice, and no group where there is none', () => {
    expect(migrationHolds(planOf('3 to a provider outside'))).toEqual([number, moved, shareWaba(waba.id)]);
    const stays = {
      ...asked({ scenario: '5', destination: waba.id }),
      destination: accountOf(wabaAt('360dialog')),
    };
    expect(migrationHolds(planOf('5 a WABA to a partner', { ...stays, group: null }))).toEqual([
      ...[number, holdWaba(waba.id)],
    ]);
  });
});

describe('the digest that an approval of a migration is bound to', () => {
  const same = planDigest(plan);

  it('does not change with the times of the readings', () => {
    const later = '2026-03-02T11:00:00.000Z';
    const { reading } = numberSays({});
    const again = { readAt: later, reading: reading && { ...reading, at: later } };
    expect(planned(again).checks).not.toEqual(plan.checks);
    expect(planDigest(planned(again))).toBe(same);
  });

  it('does not change with names, nor with who asks', () => {
    const renamed = planned({
      number: { ...phoneNumber, displayName: 'Another Name' },
      source: accountOf({ ...waba, name: 'Another Name' }),
      destination: accountOf({ ...targetAt('direct'), name: 'Another Name' }),
      group: { ...group, name: 'Another Name' },
      workspaces: [{ ...origin, name: 'Another Name' }],
      requester: colleague,
    });
    expect(renamed.names).not.toEqual(plan.names);
    expect(planDigest(renamed)).toBe(same);
  });

  it('does not change with the evidence of a check that says the same', () => {
    const used = planned({ registrations: { used: 3, limit: 10, freeAt: null } });
    expect(used.checks).not.toEqual(plan.checks);
    expect(planDigest(used)).toBe(same);
  });

  it.each<[string, Partial<MigrationFacts>]>([
    ['a check that says otherwise', numberSays({ isPinEnabled: true })],
    ['a check that fails', numberSays({ nameStatus: 'DECLINED' })],
    ['what is lost', numberSays({ platformType: 'ON_PREMISE' })],
    ['a group that moves along', { group: null }],
    ['who does a step', { automatic: byOurApp.filter((key) => key !== 'connected') }],
    ['the scenario', { ...asked({ scenario: '6' }) }],
    ['the destination', { ...asked({ destination: wabaId(3) }) }],
    ['the hour at which it starts', { ...asked({ startAt: '2026-03-02T22:00:00.000Z' }) }],
    ['the templates that come first', { ...asked({ first: ['sample_1'] }) }],
    [
      'templates that find no room',
      { templates: { ...outlook, counts: { ...outlook.counts, beyond_limit: 1 } } },
    ],
  ])('[R95] [R103] changes with %s', (_, otherwise) => {
    expect(planDigest(planned(otherwise))).not.toBe(same);
  });

  it('changes with the losses and with the steps themselves', () => {
    expect(planDigest({ ...plan, lost: plan.lost.slice(1) })).not.toBe(same);
    expect(planDigest({ ...plan, kept: plan.kept.slice(1) })).not.toBe(same);
    expect(planDigest({ ...plan, steps: plan.steps.toReversed() })).not.toBe(same);
    const forgotten = plan.steps.map((step) => ({ ...step, pointOfNoReturn: false }));
    expect(planDigest({ ...plan, steps: forgotten })).not.toBe(same);
  });

  it('is the same for the same facts, however often they are read', () => {
    expect(planDigest(planned({ readAt }))).toBe(same);
  });
});

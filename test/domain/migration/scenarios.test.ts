import { describe, expect, it } from 'vitest';
import type { Provider } from '../../../src/domain/asset/asset.ts';
import { moveOf, wayOf } from '../../../src/domain/migration/move.ts';
import type { Misfit, Move, Route, ScenarioNumber } from '../../../src/domain/migration/scenario.ts';
import { scenarioNumbers } from '../../../src/domain/migration/scenario.ts';
import { scenarios } from '../../../src/domain/migration/scenarios.ts';
import { waba } from '../samples.ts';
import { accountOf, asked, migrationFacts, move, outside, planOf, targetAt } from './migration-samples.ts';

const stays = { sameWaba: true };
const currency = { scope: 'currency' } as const;

it('[R84–R90] [R114] each scenario is what its page says it is', () => {
  const said = scenarioNumbers.map((n) => {
    const { number, rule, kind, moves } = scenarios[n];
    return [number, rule, kind, moves];
  });
  expect(said).toEqual([
    ['1', 'R84', 'migration', 'number'],
    ['2', 'R85', 'migration', 'number'],
    ['3', 'R86', 'migration', 'number'],
    ['4', 'R87', 'configuration_change', 'client'],
    ['5', 'R88', 'migration', 'waba'],
    ['6', 'R89', 'migration', 'number'],
    ['7', 'R90', 'configuration_change', 'number'],
  ]);
});

describe('two accounts that a scenario is not for', () => {
  it.each<[ScenarioNumber, string, Move, Misfit]>([
    ['1', 'a number that is at 360dialog (R84)', move('360dialog', '360dialog'), 'source_is_360dialog'],
    ['1', 'a destination that nobody named (R84)', move('braze', null), 'destination_needed'],
    ['1', 'another provider’s destination (R84)', move('braze', 'direct'), 'destination_not_360dialog'],
    ['1', 'the WABA that has it (R84)', move('braze', 'braze', stays), 'same_waba'],
    [
      '1',
      'a currency that 360dialog does not keep (R79)',
      move('braze', '360dialog', currency),
      'currency_is_360dialogs',
    ],
    ['2', 'a destination that nobody named (R85)', move('braze', null), 'destination_needed'],
    ['2', 'the WABA that has it (R85)', move('braze', 'braze', stays), 'same_waba'],
    [
      '2',
      'leaving 360dialog, which settles and cancels (R86)',
      move('360dialog', 'direct'),
      'source_is_360dialog',
    ],
    [
      '2',
      'a currency that 360dialog does not keep (R79)',
      move('direct', null, currency),
      'currency_is_360dialogs',
    ],
    [
      '2',
      'a currency in a WABA that is there already (R79)',
      move('360dialog', '360dialog', currency),
      'stays_in_its_waba',
    ],
    ['3', 'a number that is not at 360dialog (R86)', move('braze', 'direct'), 'source_not_360dialog'],
    ['3', 'a destination at 360dialog (R86)', move('360dialog', '360dialog'), 'destination_is_360dialog'],
    ['3', 'the WABA that has it (R86)', move('360dialog', '360dialog', stays), 'same_waba'],
    ['3', 'another currency (R79)', move('360dialog', null, currency), 'whole_account'],
    ['4', 'a number that is not at 360dialog (R87)', move('braze', null), 'source_not_360dialog'],
    ['4', 'another WABA (R87)', move('360dialog', '360dialog'), 'stays_in_its_waba'],
    ['4', 'another currency (R79)', move('360dialog', null, currency), 'whole_account'],
    ['5', 'a number that is not at 360dialog (R88)', move('other', null), 'source_not_360dialog'],
    ['5', 'another WABA (R88)', move('360dialog', 'direct'), 'stays_in_its_waba'],
    ['5', 'another currency (R79)', move('360dialog', null, currency), 'whole_account'],
    ['6', 'the WABA that has it (R89)', move('braze', 'braze', stays), 'same_waba'],
    ['6', 'another currency (R79)', move('360dialog', null, currency), 'whole_account'],
    [
      '6',
      'a currency that 360dialog does not keep (R79)',
      move('braze', null, currency),
      'currency_is_360dialogs',
    ],
    ['7', 'a number that is not at 360dialog (R90)', move('direct', null), 'source_not_360dialog'],
    ['7', 'another WABA (R90)', move('360dialog', '360dialog'), 'stays_in_its_waba'],
    ['7', 'another currency (R79)', move('360dialog', null, currency), 'whole_account'],
  ])('[R79] [R84–R90] scenario %s is not for %s', (scenario, _, tried, misfit) => {
    expect(scenarios[scenario].misfit(tried)).toBe(misfit);
  });
});

describe('two accounts that a scenario is for', () => {
  it.each<[ScenarioNumber, string, readonly Move[]]>([
    [
      '1',
      'from any other provider to 360dialog (R84)',
      (['braze', 'direct', 'other'] as const).map((from) => move(from, '360dialog')),
    ],
    [
      '2',
      'to any WABA of ours (R85)',
      (['braze', 'direct', 'other'] as const).map((to) => move('braze', to)),
    ],
    ['2', 'inside 360dialog (R85)', [move('360dialog', '360dialog')]],
    ['2', 'to another currency at 360dialog (R79)', [move('360dialog', null, currency)]],
    [
      '3',
      'from 360dialog to anybody else (R86)',
      [
        move('360dialog', null),
        ...(['braze', 'direct', 'other'] as const).map((to) => move('360dialog', to)),
      ],
    ],
    [
      '4',
      'a client, which stays in its WABAs (R87)',
      [move('360dialog', null), move('360dialog', '360dialog', stays)],
    ],
    [
      '5',
      'a WABA, which stays the same (R88)',
      [move('360dialog', null), move('360dialog', '360dialog', stays)],
    ],
    ['6', 'to another WABA, ours or not (R89)', [move('braze', null), move('360dialog', 'direct')]],
    [
      '7',
      'a number, which stays where it is (R90)',
      [move('360dialog', null), move('360dialog', '360dialog', stays)],
    ],
  ])('[R79] [R84–R90] scenario %s is for %s', (scenario, _, moves) => {
    expect(moves.map(scenarios[scenario].misfit)).toEqual(moves.map(() => null));
  });
});

describe('the route', () => {
  it.each<[ScenarioNumber, Provider | null, Route]>([
    ['1', '360dialog', 'hub'],
    ['2', 'direct', 'api'],
    ['2', '360dialog', 'hub'],
    ['2', 'braze', 'embedded_signup'],
    ['2', 'other', 'new_provider'],
    ['3', 'direct', 'api'],
    ['3', 'braze', 'embedded_signup'],
    ['3', 'other', 'new_provider'],
    ['3', null, 'new_provider'],
    ['4', null, 'partner_change'],
    ['5', null, 'support'],
    ['6', 'direct', 'by_hand'],
    ['6', 'braze', 'by_hand'],
    ['6', null, 'by_hand'],
    ['7', null, 'hub'],
  ])('[R84–R90] is the destination’s provider’s: scenario %s to %s goes by %s', (scenario, to, route) => {
    expect(scenarios[scenario].route(move('360dialog', to))).toBe(route);
  });

  it('of a change of currency is the Hub, whatever the destination (R79)', () => {
    expect(scenarios['2'].route(move('360dialog', null, currency))).toBe('hub');
    expect(planOf('2 in another currency').route).toBe('hub');
  });

  it('between businesses has no call of ours, even to our own app (C21) (R89)', () => {
    const { route, steps } = planOf('6 between businesses', { destination: accountOf(targetAt('direct')) });
    expect(route).toBe('by_hand');
    expect(steps.filter(({ kind }) => kind !== 'manual')).toEqual([]);
  });
});

describe('what a scenario is judged by', () => {
  it('is the source, which hosts the number today, and the destination, which shall (R81)', () => {
    expect(moveOf(migrationFacts())).toEqual(move('braze', 'direct'));
    expect(moveOf(migrationFacts(outside('3')))).toEqual(move('braze', null));
    expect(moveOf(migrationFacts({ destination: accountOf(waba) }))).toEqual(move('braze', 'braze', stays));
    expect(moveOf(migrationFacts(asked(currency)))).toEqual(move('braze', 'direct', currency));
  });

  it('is seen where the destination is a WABA of ours and another than the source', () => {
    const seen = [{}, outside('3'), { destination: accountOf(waba) }].map(
      (facts) => wayOf(migrationFacts(facts)).seen,
    );
    expect(seen).toEqual([true, false, false]);
  });

  it('has a group that moves only where the number has one, and Braze afterwards only in a WABA of Braze', () => {
    const known = { hasGroup: true, brazeAfter: false };
    expect(wayOf(migrationFacts())).toMatchObject(known);
    expect(wayOf(migrationFacts({ group: null }))).toMatchObject({ ...known, hasGroup: false });
    expect(wayOf(migrationFacts({ destination: accountOf(targetAt('braze')) }))).toMatchObject({
      ...{ ...known, brazeAfter: true },
    });
    expect(wayOf(migrationFacts(outside('3')))).toMatchObject(known);
  });
});

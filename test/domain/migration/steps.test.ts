import { describe, expect, it } from 'vitest';
import { accountOf, lookingOn, outside, planOf, targetAt, ways } from './migration-samples.ts';
import { every, inOrder, keysOf, stepOf, untilMoved } from './plan-steps.ts';

const toBraze = { destination: accountOf(targetAt('braze')) };

describe('the point of no return', () => {
  it.each(every)('[R84–R90] is there once, and no step that can be left out: %s', (_, { steps }) => {
    const points = steps.filter(({ pointOfNoReturn }) => pointOfNoReturn);
    expect(points).toHaveLength(1);
    expect(points).toMatchObject([{ undo: null, skippable: false }]);
  });

  it.each([
    ['1 to the Hub', 'hub_add'],
    ['2 by our calls', 'register'],
    ['2 by the sign-up window', 'sign_up'],
    ['2 to another provider', 'their_migration'],
    ['2 in another currency', 'change_currency'],
    ['3 by our calls', 'register'],
    ['3 by the sign-up window', 'sign_up'],
    ['3 to a provider outside', 'their_migration'],
    ['4 a client to a partner', 'partner_approves'],
    ['5 a WABA to a partner', 'partner_approves'],
    ['6 between businesses', 'delete_number'],
    ['7 off On-Premise', 'change_hosting'],
  ])('is where the number changes hands: %s', (way, step) => {
    expect(untilMoved(planOf(way)).at(-1)?.key).toBe(step);
  });

  it.each(every)(
    'has before it nothing that stops the number or its group but can be taken back: %s',
    (_, plan) => {
      const stopping = ['two_step_off', 'free_uses', 'archive'];
      const stops = untilMoved(plan).filter(({ key }) => stopping.includes(key));
      expect(stops.filter(({ undo }) => undo !== 'manual' && undo !== 'watch')).toEqual([]);
      const taken = plan.steps.filter(({ undo }) => undo !== null);
      expect(taken.filter((step) => !stops.includes(step))).toEqual([]);
    },
  );

  it.each(every)('has every proof after it: %s', (_, plan) => {
    expect(untilMoved(plan).filter(({ verifies }) => verifies)).toEqual([]);
    expect(plan.steps.some(({ verifies }) => verifies)).toBe(true);
  });
});

describe('[R85] a migration by our own calls', () => {
  const plan = planOf('2 by our calls');

  it('[R102] copies the templates before the number is registered, so that it never stands without them', () => {
    expect(inOrder(plan, ['copy_templates', 'register', 'compare_templates'])).toBe(true);
    expect(inOrder(planOf('3 by our calls'), ['copy_templates', 'register', 'compare_templates'])).toBe(true);
  });

  it('has webhooks and no two-step verification before it announces the number, which Meta refuses otherwise', () => {
    expect(inOrder(plan, ['two_step_off', 'announce'])).toBe(true);
    expect(inOrder(plan, ['subscribe_app', 'announce'])).toBe(true);
  });

  it('asks for the code, takes it, registers, and looks that the number is connected and may send', () => {
    const calls = ['announce', 'send_code', 'enter_code', 'register', 'connected', 'healthy'];
    expect(inOrder(plan, calls)).toBe(true);
  });

  it('has the group silent before the number leaves', () => {
    expect(inOrder(plan, ['snapshot', 'free_uses', 'archive', 'announce'])).toBe(true);
  });

  it('makes the three calls that take something from a person only when that person gives it', () => {
    const given = plan.steps.filter(({ asks }) => asks !== undefined);
    expect(given.map(({ key, kind, asks }) => [key, kind, asks])).toEqual([
      ['send_code', 'call', 'press'],
      ['enter_code', 'call', 'code'],
      ['register', 'call', 'pin'],
    ]);
  });

  it('leaves out nothing without which the next call is refused', () => {
    const kept = plan.steps.filter(({ skippable }) => !skippable).map(({ key }) => key);
    expect(kept).toEqual([
      ...['two_step_off', 'subscribe_app', 'archive', 'announce', 'send_code', 'enter_code'],
      ...['pin_vault', 'register'],
    ]);
  });

  it('is the bot’s but for what only people can do', () => {
    const whose = (kind: string) => plan.steps.filter((step) => step.kind === kind).map(({ key }) => key);
    expect(whose('call')).toEqual([
      ...['subscribe_app', 'copy_templates', 'announce', 'send_code', 'enter_code', 'register'],
    ]);
    expect(whose('watch')).toEqual(['two_step_off', 'connected', 'healthy', 'ratings']);
  });
});

describe('[R86] away from 360dialog', () => {
  const all = every.filter(([way]) => way.startsWith('3'));

  it.each(all)('[R86] invoices first, then the migration, the cancellation after it: %s', (_, plan) => {
    const moved = untilMoved(plan).at(-1)?.key ?? '';
    expect(keysOf(plan)[0]).toBe('settle');
    expect(stepOf(plan, 'settle')).toMatchObject({ who: 'finance', skippable: false });
    expect(inOrder(plan, ['settle', moved, 'connected', 'cancel_360dialog'])).toBe(true);
    expect(stepOf(plan, 'cancel_360dialog')).toMatchObject({ who: 'client', kind: 'manual' });
  });

  it('[R86] is nobody’s migration but the new provider’s where another one runs the destination', () => {
    const { steps } = planOf('3 to a provider outside');
    expect(steps.map(({ key, who }) => `${key} ${who}`)).toEqual([
      'settle finance',
      'two_step_off portfolio_admin',
      'snapshot operator',
      'free_uses operator',
      'archive operator',
      'their_migration new_provider',
      'connected operator',
      'compare_templates operator',
      'senders_switched operator',
      'cancel_360dialog client',
    ]);
    expect(steps.filter(({ kind }) => kind !== 'manual')).toEqual([]);
  });

  it('[R86] is a sign-up where Braze runs the destination', () => {
    const plan = planOf('3 by the sign-up window');
    expect(inOrder(plan, ['settle', 'two_step_off', 'sign_up', 'two_step_on', 'cancel_360dialog'])).toBe(
      true,
    );
  });
});

describe('the other scenarios', () => {
  const hub = 'prepare two_step_off hub_add connected new_key two_step_on compare_templates senders_switched';

  it.each([
    ['1 to the Hub', hub],
    ['2 inside the Hub', hub],
    ['2 in another currency', 'prepare change_currency connected new_key compare_templates senders_switched'],
    ['4 a client to a partner', 'ask_partner partner_approves grant_key new_key senders_switched'],
    [
      '5 a WABA to a partner',
      'ask_support partner_approves grant_key new_key compare_templates senders_switched',
    ],
    [
      '6 between businesses',
      'wait_30_days delete_number register_anew connected compare_templates senders_switched',
    ],
    ['7 off On-Premise', 'change_hosting connected new_key senders_switched'],
  ])('[R79] [R84] [R85] [R87–R90] go as their page says: %s', (way, steps) => {
    const followed = keysOf(planOf(way, { group: null })).filter((key) => key !== 'ratings');
    expect(followed.join(' ')).toBe(steps);
  });

  it('[R87] [R88] the client gives the new partner its keys back after the change, since that permission is lost', () => {
    for (const way of ['4 a client to a partner', '5 a WABA to a partner'])
      expect(stepOf(planOf(way), 'grant_key')).toMatchObject({ who: 'client', skippable: false });
  });

  it('[R89] the number waits 30 days, is deleted by an admin alone, and loses its registration (C21)', () => {
    const plan = planOf('6 between businesses');
    expect(stepOf(plan, 'wait_30_days')).toMatchObject({ skippable: false, dueHours: 24 * 31 });
    for (const key of ['delete_number', 'register_anew'])
      expect(stepOf(plan, key)).toMatchObject({ kind: 'manual', who: 'portfolio_admin', skippable: false });
  });

  it('two-step verification is on again where nobody else sees to it, and never where a PIN was just chosen', () => {
    const again = every.filter(([, plan]) => stepOf(plan, 'two_step_on') !== undefined).map(([way]) => way);
    expect(again).toEqual([
      ...['1 to the Hub', '2 by the sign-up window', '2 inside the Hub', '3 by the sign-up window'],
    ]);
    for (const [, plan] of every) {
      if (stepOf(plan, 'two_step_on')) expect(inOrder(plan, ['connected', 'two_step_on'])).toBe(true);
    }
  });

  it.each(every)(
    'senders are switched, by somebody who says so, after the number has moved: %s',
    (_, plan) => {
      expect(stepOf(plan, 'senders_switched')).toMatchObject({ who: 'operator', verifies: true });
      expect(inOrder(plan, [untilMoved(plan).at(-1)?.key ?? '', 'senders_switched'])).toBe(true);
    },
  );
});

describe('who does a step', () => {
  it('is a person where the bot has no token or no sight of it, and still whoever can act', () => {
    const seen = planOf('2 to another provider');
    expect(stepOf(seen, 'two_step_off')).toMatchObject({
      kind: 'watch',
      undo: 'watch',
      who: 'portfolio_admin',
    });
    expect(stepOf(seen, 'connected')).toMatchObject({ kind: 'watch', who: 'bot' });
    const blind = planOf('2 to another provider', { automatic: [] });
    expect(stepOf(blind, 'two_step_off')).toMatchObject({
      kind: 'manual',
      undo: 'manual',
      who: 'portfolio_admin',
    });
    expect(stepOf(blind, 'connected')).toMatchObject({ kind: 'manual', who: 'operator' });
  });

  it('is never the bot outside, nor where another provider registers', () => {
    expect(planOf('3 to a provider outside', outside('3')).steps.some(({ who }) => who === 'bot')).toBe(
      false,
    );
    for (const [way, { steps }] of every.filter(([, { route }]) => route !== 'api'))
      expect(
        steps.filter(({ kind }) => kind === 'call'),
        way,
      ).toEqual([]);
  });

  it('SPEC 5.2: no announcing, code or registering of the bot’s where a provider runs the number', () => {
    const own = ['announce', 'send_code', 'enter_code', 'register', 'subscribe_app', 'copy_templates'];
    for (const destination of ['360dialog', 'braze', 'other'] as const) {
      const plan = planOf('2 by our calls', { ...lookingOn, destination: accountOf(targetAt(destination)) });
      expect(keysOf(plan).filter((key) => own.includes(key))).toEqual([]);
    }
    expect(keysOf(planOf('2 by our calls', toBraze))).not.toContain('register');
  });
});

describe('[R105] the ratings of the copies', () => {
  it('[R105] are followed in the last days of what the bot can see, and hold nothing up', () => {
    const followed = every.filter(([, plan]) => stepOf(plan, 'ratings') !== undefined);
    expect(followed.map(([way]) => way)).toEqual(
      Object.keys(ways).filter((way) => /^[123]/.test(way) && !/outside|currency/.test(way)),
    );
    for (const [, plan] of followed) {
      expect(inOrder(plan, ['senders_switched', 'ratings'])).toBe(true);
      expect(stepOf(plan, 'ratings')).toMatchObject({ kind: 'watch', who: 'bot', verifies: true });
    }
  });

  it('[R89] [R105] are nobody’s where the templates are created anew', () => {
    expect(stepOf(planOf('6 between businesses'), 'ratings')).toBeUndefined();
  });
});

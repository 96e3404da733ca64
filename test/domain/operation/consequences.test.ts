import { describe, expect, it } from 'vitest';
import { consequences, newGroupId } from '../../../src/domain/operation/consequences.ts';
import type { EventData } from '../../../src/domain/operation/events.ts';
import { planOf, ways } from '../migration/migration-samples.ts';
import {
  cancelRequested,
  done,
  finished,
  given,
  hours,
  opened,
  runningAt,
  undone,
  undoOpened,
} from '../operation/given.ts';
import {
  approver,
  destinationKey,
  group,
  groupId,
  originKey,
  phoneNumber,
  requester,
  soundPlan,
  wabaId,
} from '../samples.ts';

const fields = { subscription_group_id: groupId(2), subscription_group_name: 'Sample New Group' };
const integrated = done('integrate', { fields });
const reopened: EventData = { type: 'step_reopened', step: 'integrate', status: 404 };
const nothing = { assets: [], signal: null };

/** What the last of these events means, with the state after it. */
const meaning = (...events: readonly EventData[]) => {
  const last = events.at(-1);
  if (last === undefined) throw new Error('an event is needed');
  return consequences(given(...events).state, last);
};

describe('what a transfer’s events mean for the estate', () => {
  it('[R6] archiving makes the group inactive and stops the sending', () => {
    expect(meaning(...runningAt('archive'), done('archive'))).toEqual({
      assets: [{ type: 'archive_group', id: group.id }],
      signal: 'sending_stops',
    });
  });

  it('taking the archiving back makes the group active and lets it send again', () => {
    const cancelling = [...runningAt('integrate'), cancelRequested, undoOpened('archive')];
    expect(meaning(...cancelling, undone('archive'))).toEqual({
      assets: [{ type: 'activate_group', id: group.id }],
      signal: 'sending_works',
    });
  });

  it('[R10] [R50] integrating makes a new active group of the number in the destination', () => {
    const events = [...runningAt('integrate'), integrated];
    const made = {
      id: groupId(2),
      name: 'Sample New Group',
      workspaceKey: destinationKey,
      numberId: phoneNumber.id,
      status: 'active',
    };
    expect(meaning(...events)).toEqual({ assets: [{ type: 'put_group', group: made }], signal: null });
    expect(newGroupId(given(...events).state)).toBe(groupId(2));
    expect(newGroupId(given(...runningAt('integrate')).state)).toBeNull();
  });

  it('the new group has the old one’s name where none was entered', () => {
    const unnamed = done('integrate', { fields: { ...fields, subscription_group_name: '' } });
    expect(meaning(...runningAt('integrate'), unnamed).assets).toMatchObject([
      { group: { name: group.name } },
    ]);
  });

  it('a group id that Braze refuses afterwards takes the new group away', () => {
    const events = [...runningAt('integrate'), integrated, opened('testers')];
    expect(meaning(...events, reopened)).toEqual({
      assets: [{ type: 'remove_group', id: groupId(2) }],
      signal: null,
    });
  });

  it('[R14] a group that an earlier transfer had left there is archived again, under the name it had', () => {
    const former = { ...fields, subscription_group_former_name: 'Sample Old Group' };
    const events = [...runningAt('integrate'), done('integrate', { fields: former }), opened('testers')];
    expect(meaning(...events, reopened)).toEqual({
      assets: [
        {
          type: 'put_group',
          group: {
            id: groupId(2),
            name: 'Sample Old Group',
            workspaceKey: destinationKey,
            numberId: phoneNumber.id,
            status: 'archived',
          },
        },
      ],
      signal: null,
    });
  });

  it('[R12] a test that was sent says that sending works', () => {
    expect(meaning(...runningAt('test_sent'), done('test_sent'))).toEqual({
      assets: [],
      signal: 'sending_works',
    });
  });

  it('an undo that was given up leaves the group archived', () => {
    const cancelling = [...runningAt('integrate'), cancelRequested, undoOpened('archive')];
    const givenUp: EventData = {
      type: 'undo_given_up',
      step: 'archive',
      by: requester,
      reason: 'sample reason',
    };
    expect(meaning(...cancelling, givenUp)).toEqual(nothing);
  });

  it('[R15] nothing else changes an asset, and nothing ever touches the number', () => {
    const { state } = given(...runningAt('integrate'), integrated, opened('testers'));
    const telling = new Set(['archive', 'integrate', 'test_sent']);
    const others: readonly EventData[] = [
      ...finished().filter((event) => !(event.type === 'step_done' && telling.has(event.step))),
      cancelRequested,
      undoOpened('archive'),
      undone('free_uses'),
      { ...reopened, step: 'archive' },
      { type: 'step_proved', step: 'integrate', proof: { kind: 'accepted_by_key', status: 200 } },
      { type: 'step_failed', step: 'archive', error: 'sample error' },
      { type: 'step_attempted', step: 'archive', attempt: 1 },
      { type: 'step_skipped', step: 'test_sent', by: requester, reason: 'sample reason' },
      { type: 'step_assigned', step: 'archive', to: approver, due: null },
      { type: 'step_overdue', step: 'archive' },
      { type: 'declined', by: approver, reason: 'sample reason' },
      { type: 'approval_expired' },
      { type: 'replanned', plan: soundPlan, digest: 'sample', expiresAt: hours(24) },
      { type: 'cancelled' },
      { type: 'reversed', by: 'TR-0043' },
      { type: 'reverse_withdrawn', by: 'TR-0043' },
      { type: 'failed', why: 'reversed', by: 'TR-0043' },
    ];
    for (const event of others) expect(consequences(state, event)).toEqual(nothing);
  });
});

describe('what a migration’s events mean for the estate', () => {
  const moved = { assets: [{ type: 'move_number', id: phoneNumber.id, waba: wabaId(2) }], signal: null };
  /** Between businesses it is registered anew, under another id, which a person tells the inventory. */
  const outsideOrStays = ['2 in another currency', '3 to a provider outside', '6 between businesses'];
  const changes = ['4 a client to a partner', '5 a WABA to a partner', '7 off On-Premise'];
  const ours = Object.keys(ways).filter((way) => ![...outsideOrStays, ...changes].includes(way));
  /** Each step done, with what it means at that moment. */
  const walk = (way: string) => {
    const plan = planOf(way);
    return plan.steps.map((step) => ({
      ...step,
      means: meaning(...runningAt(step.key, plan), done(step.key)),
    }));
  };
  const moves = (way: string) =>
    walk(way).filter(({ means }) => means.assets.some(({ type }) => type === 'move_number'));

  it.each([...outsideOrStays, ...changes])(
    '[R81] [R114] leave the number where it is, outside and in a configuration change: %s',
    (way) => {
      expect(moves(way)).toEqual([]);
    },
  );

  it.each(ours)(
    '[R81] give the number to the destination at the point of no return and never before: %s',
    (way) => {
      expect(moves(way)).toMatchObject([{ pointOfNoReturn: true, means: moved }]);
    },
  );

  it('[R81] do not move the number for an attempt, a failure or a code', () => {
    const plan = planOf('2 by our calls');
    const { state } = given(...runningAt('register', plan));
    const others: readonly EventData[] = [
      { type: 'step_attempted', step: 'register', attempt: 1 },
      { type: 'step_failed', step: 'register', error: 'unclear_press' },
      { type: 'step_skipped', step: 'register', by: requester, reason: 'sample reason' },
      done('enter_code'),
      cancelRequested,
    ];
    for (const event of others) expect(consequences(state, event)).toEqual(nothing);
  });

  it.each(Object.keys(ways))('tell of sending again once, after silence and never without it: %s', (way) => {
    const told = walk(way).flatMap(({ key, means }) =>
      means.signal === null ? [] : [`${key} ${means.signal}`],
    );
    const { route, steps } = planOf(way);
    const silent = steps.some(({ key }) => key === 'archive');
    const again = steps.some(({ key }) => key === 'test_sent')
      ? 'test_sent'
      : route === 'api'
        ? 'healthy'
        : 'connected';
    expect(told).toEqual(silent ? ['archive sending_stops', `${again} sending_works`] : []);
  });

  it('[R6] archiving silences the number, and taking that back lets it send again', () => {
    const plan = planOf('2 by our calls');
    const archived = [...runningAt('archive', plan), done('archive')];
    expect(meaning(...archived)).toEqual({
      assets: [{ type: 'archive_group', id: group.id }],
      signal: 'sending_stops',
    });
    expect(meaning(...archived, cancelRequested, undoOpened('archive', { plan }), undone('archive'))).toEqual(
      {
        assets: [{ type: 'activate_group', id: group.id }],
        signal: 'sending_works',
      },
    );
  });

  it('[R10] [R50] integrating makes a new group of the number, in the workspace where the old one was', () => {
    const plan = planOf('2 by the sign-up window');
    expect(meaning(...runningAt('integrate', plan), integrated).assets).toMatchObject([
      { type: 'put_group', group: { id: groupId(2), workspaceKey: originKey, numberId: phoneNumber.id } },
    ]);
    expect(meaning(...runningAt('test_sent', plan), done('test_sent')).signal).toBe('sending_works');
  });

  it('mean nothing for a group where the number has none', () => {
    const plan = planOf('2 by our calls', { group: null });
    for (const { key, pointOfNoReturn } of plan.steps) {
      const means = meaning(...runningAt(key, plan), done(key));
      expect(means).toEqual(pointOfNoReturn ? moved : nothing);
    }
  });
});

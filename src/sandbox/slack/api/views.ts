import { z } from 'zod';
import type { SlackState } from '../state.ts';
import { readView } from '../surfaces/judge-view.ts';
import type { ViewPayload } from '../surfaces/surfaces.ts';
import type { TriggerOrigin } from '../triggers.ts';
import { type Answer, failure, json, type Method, method, refused, word } from './method.ts';

const triggered = (place: (state: SlackState, view: ViewPayload, origin: TriggerOrigin) => object | string) =>
  method({ trigger_id: word, interactivity_pointer: word, view: json }, (state, args) => {
    const trigger = args.trigger_id ?? args.interactivity_pointer;
    if (trigger === undefined) return failure('invalid_arguments');
    const reading = readView(args.view);
    if (!reading.ok) return refused(reading);
    if (reading.value.type !== 'modal') return failure('invalid_arguments');
    const { triggers } = state.world();
    const origin = triggers.check(trigger);
    if (typeof origin === 'string') return failure(origin);
    const answer = placed(place(state, reading.value, origin));
    if (answer.ok) triggers.spend(trigger);
    return answer;
  });

const placed = (view: object | string): Answer =>
  typeof view === 'string' ? failure(view) : { ok: true, view };

const open = triggered((state, view, { user, channel }) => state.world().views.open(user, view, channel));

/** Pushing needs a trigger that came out of a modal. */
const push = triggered((state, view, { user, view: from }) =>
  from === undefined ? 'invalid_trigger_id' : state.world().views.push(user, view),
);

const update = method({ view_id: word, external_id: word, hash: word, view: json }, (state, args) => {
  const id = args.view_id ?? args.external_id;
  if (!id) return failure('invalid_arguments');
  const reading = readView(args.view);
  if (!reading.ok) return refused(reading);
  return placed(state.world().views.update(id, reading.value, args.hash));
});

const publish = method({ user_id: z.string(), hash: word, view: json }, (state, args) => {
  const reading = readView(args.view);
  if (!reading.ok) return refused(reading);
  if (reading.value.type !== 'home') return failure('invalid_arguments');
  const { people, views } = state.world();
  if (!people.has(args.user_id)) return failure('user_not_found');
  return placed(views.publish(args.user_id, reading.value, args.hash));
});

export const viewMethods: Record<string, Method> = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};

import { z } from 'zod';
import { acceptDrift } from '../../application/asset/accept-drift.ts';
import type { DriftField } from '../../application/ports/drift.ts';
import { deniedWords, say } from '../desk.ts';
import type { ActionListener } from '../listener.ts';

const carried = z.tuple([
  z.string(),
  z.custom<DriftField>((value) => typeof value === 'string'),
  z.enum(['meta', 'braze', '360dialog']),
  z.string().nullable(),
  z.string().nullable(),
]);

/** Takes the provider's side of the difference that the button was drawn for. */
export const accept: ActionListener = async (desk, asked, text) => {
  const [asset, field, source, ours, theirs] = carried.parse(JSON.parse(asked.value));
  const drift = { asset, field, source, ours, theirs, acceptable: true, since: '' };
  const done = await acceptDrift(desk.ctx, { drift, by: asked.user });
  if (done.kind === 'denied') return say(desk, asked, await deniedWords(desk, done.denied, text));
  if (done.kind === 'accepted') return say(desk, asked, text.drift.accepted(asset));
  return say(desk, asked, text.drift.outcome[done.kind]);
};

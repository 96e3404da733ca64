import { z } from 'zod';
import type { Delivery } from '../application/ports/inbox.ts';
import { UserId } from '../domain/asset/ids.ts';
import type { ActionDelivery, CommandDelivery } from './deliveries.ts';

const commandFields = z.object({ channel: z.string().nullable(), text: z.string() });
const actionFields = z.object({
  actionId: z.string(),
  blockId: z.string(),
  value: z.string(),
  channel: z.string().nullable(),
  inModal: z.boolean().default(false),
});

/** What is written down of a press: enough to do it again, and nothing that was typed into a modal (SPEC 10.5). */
export function stored(asked: CommandDelivery | ActionDelivery): Delivery {
  const { key, kind, user } = asked;
  const payload =
    asked.kind === 'command'
      ? { channel: asked.channel, text: asked.text }
      : {
          actionId: asked.actionId,
          blockId: asked.blockId,
          value: asked.value,
          channel: asked.channel,
          inModal: asked.view !== null && asked.view.callbackId !== '',
        };
  return { key, kind, userId: user, payload };
}

/**
 * The press again, for the process that takes it up; null where the person sees for themselves that nothing came of it:
 * Slack said so of a modal that was sent, and one that is still open can be pressed again.
 */
export function unstored(delivery: Delivery): CommandDelivery | ActionDelivery | null {
  const user = UserId.safeParse(delivery.userId);
  if (!user.success) return null;
  const gone = { key: delivery.key, user: user.data, triggerId: null, responseUrl: null };
  if (delivery.kind === 'command') {
    const command = commandFields.safeParse(delivery.payload);
    return command.success ? { kind: 'command', ...gone, ...command.data } : null;
  }
  const action = actionFields.safeParse(delivery.payload);
  if (delivery.kind !== 'action' || !action.success) return null;
  const { inModal, ...fields } = action.data;
  return inModal ? null : { kind: 'action', ...gone, view: null, ...fields };
}

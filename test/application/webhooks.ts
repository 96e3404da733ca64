import { readWebhooks } from '../../src/application/webhook/read.ts';
import type { Update } from '../../src/domain/webhook/update.ts';
import type { Company } from './company.ts';
import type { Desk } from './desk.ts';

let keys = 0;

/** These updates arrive one after the other and are read. */
export async function hear(desk: Desk, ...updates: readonly Update[]) {
  const arrived = updates.map((update) => {
    keys += 1;
    return { key: `sample-${keys}`, update };
  });
  await desk.ctx.store.read.webhooks.arrive('meta', arrived, new Date(desk.now()));
  return readWebhooks(desk.connected);
}

type MessageStatus = Extract<Update, { type: 'message_status' }>;
type MessageReceived = Extract<Update, { type: 'message_received' }>;
export const tester = '33639980123';

export const statusOf = (
  desk: Desk,
  { waba, number }: Company,
  otherwise: Partial<MessageStatus> = {},
): Update => ({
  type: 'message_status',
  waba,
  number,
  message: 'wamid.sample',
  status: 'sent',
  recipient: tester,
  at: desk.now(),
  error: null,
  ...otherwise,
});

export const receivedBy = (
  desk: Desk,
  { waba, number }: Company,
  otherwise: Partial<MessageReceived> = {},
): Update => ({
  type: 'message_received',
  waba,
  number,
  message: 'wamid.answer',
  from: tester,
  at: desk.now(),
  ...otherwise,
});

/** What the outbox holds for a channel or a person, oldest first. */
export async function outboxOf(desk: Desk, place: string): Promise<{ notice: { type: string } }[]> {
  return await desk.sql<{ notice: { type: string } }[]>`
    select notice from outbox where destination like ${`%:${place}`} order by id`;
}

export const unknownOf = async (desk: Desk, asset: string) =>
  (await desk.ctx.store.read.webhooks.listUnknown()).filter((u) => u.asset === asset);

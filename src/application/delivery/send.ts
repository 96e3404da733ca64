import type { OutgoingNotice } from '../ports/messages.ts';
import type { Transaction } from '../ports/store.ts';

/** Writes messages down in the caller's transaction, and asks for their delivery once it has committed. */
export async function send(
  tx: Pick<Transaction, 'outbox' | 'jobs'>,
  notices: readonly OutgoingNotice[],
): Promise<void> {
  if (notices.length === 0) return;
  await tx.outbox.add(notices);
  const destinations = new Map(notices.map((n) => [JSON.stringify(n.destination), n.destination]));
  for (const destination of destinations.values()) await tx.jobs.enqueue({ name: 'deliver', destination });
}

import type { ChannelId, WabaId } from '../../domain/asset/ids.ts';
import { send } from '../delivery/send.ts';
import type { Notice, OutgoingNotice } from '../ports/messages.ts';
import type { Transaction } from '../ports/store.ts';

/** The channels of the workspaces that send through the WABA. */
export async function channelsOfWaba(
  tx: Pick<Transaction, 'assets'>,
  waba: WabaId,
): Promise<readonly ChannelId[]> {
  const groups = await tx.assets.activeGroupsOfWaba(waba);
  const keys = [...new Set(groups.map((g) => g.workspaceKey))];
  const workspaces = await Promise.all(keys.map((key) => tx.assets.workspace(key)));
  return [...new Set(workspaces.flatMap((w) => (w ? [w.channel] : [])))];
}

/** Tells the WABA's channels; `key` is stable, so the same news is told once. */
export async function tellWaba(tx: Transaction, waba: WabaId, notice: Notice, key: string): Promise<void> {
  const notices = (await channelsOfWaba(tx, waba)).map(
    (channel): OutgoingNotice => ({
      key: `${key}:${channel}`,
      destination: { kind: 'channel', channel },
      notice,
    }),
  );
  await send(tx, notices);
}

import type { Denied } from '../../domain/access/access.ts';
import type { UserId } from '../../domain/asset/ids.ts';
import type { Context } from '../ports/context.ts';
import type { Transaction } from '../ports/store.ts';

/** Records a refusal (SPEC 8) and gives it back. */
export async function refuse(
  ctx: Pick<Context, 'clock'>,
  tx: Pick<Transaction, 'access'>,
  { user, denied }: { user: UserId; denied: Denied },
): Promise<Denied> {
  await tx.access.record({
    kind: 'refused',
    actor: user,
    detail: { permission: denied.permission, workspaces: [...denied.workspaces] },
    at: ctx.clock.now().toISOString(),
  });
  return denied;
}

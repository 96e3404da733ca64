import { adminDenial, type Denied, denial } from '../../domain/access/access.ts';
import type { Permission } from '../../domain/access/permissions.ts';
import type { UserId, WorkspaceKey } from '../../domain/asset/ids.ts';
import type { Context } from '../ports/context.ts';
import type { Transaction } from '../ports/store.ts';
import { refuse } from './refuse.ts';

export interface Need {
  readonly user: UserId;
  readonly permission: Permission | 'admin';
  readonly workspaces: readonly WorkspaceKey[];
}

/** Null when the person may; else the refusal, which is recorded (SPEC 8). */
export async function authorize(
  ctx: Pick<Context, 'clock'>,
  tx: Pick<Transaction, 'access'>,
  { user, permission, workspaces }: Need,
): Promise<Denied | null> {
  const access = await tx.access.of(user);
  const denied = permission === 'admin' ? adminDenial(access) : denial(access, permission, workspaces);
  return denied && refuse(ctx, tx, { user, denied });
}

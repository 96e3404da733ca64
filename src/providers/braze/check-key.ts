import type { z } from 'zod';
import type { BrazeKeyCheck } from '../../application/ports/braze.ts';
import type { Clock } from '../../application/ports/context.ts';
import type { Answer, Patience } from '../../application/ports/provider.ts';
import type { Workspace } from '../../domain/asset/asset.ts';
import { spending } from '../patience.ts';
import type { AskBraze } from './ask.ts';
import { sharedLimit } from './limits.ts';
import { nobody } from './requests.ts';
import { PeopleStates, UserStatuses } from './shapes.ts';

/** A group that exists nowhere: a key with the permission is told so, a key without it is not. */
const noGroup = '00000000-0000-4000-8000-000000000000';

interface Tried {
  readonly permission: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly shape: z.ZodType;
}

const tried: readonly Tried[] = [
  {
    permission: 'subscription.status.get',
    path: 'subscription/status/get',
    query: { subscription_group_id: noGroup, external_id: nobody },
    shape: PeopleStates,
  },
  {
    permission: 'subscription.groups.get',
    path: 'subscription/user/status',
    query: { external_id: nobody },
    shape: UserStatuses,
  },
];

/** Tries the permissions that reading needs, for a person who is nobody. A 400 shows that the key was let in. */
export async function checkKey(
  ask: AskBraze,
  clock: Clock,
  workspace: Workspace,
  patience: Patience | undefined,
): Promise<Answer<BrazeKeyCheck>> {
  const left = spending(patience);
  const granted: string[] = [];
  const missing: string[] = [];
  for (const { permission, path, query, shape } of tried) {
    const limit = sharedLimit(workspace);
    const asked = { workspace, path, permission, query, limit, patience: left(), shape };
    const answer = await ask({ ...asked, repeatable: true });
    if (answer.kind === 'answer' || answer.fault === 'invalid') granted.push(permission);
    else if (answer.fault === 'forbidden') missing.push(permission);
    else return answer;
  }
  return { kind: 'answer', value: { granted, missing }, at: clock.now().toISOString() };
}

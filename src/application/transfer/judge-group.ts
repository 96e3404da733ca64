import { holds } from '../../domain/access/access.ts';
import { GroupId, type UserId } from '../../domain/asset/ids.ts';
import { FORMER_NAME } from '../../domain/operation/consequences.ts';
import type { GroupMove } from '../../domain/operation/group-move.ts';
import type { Proof } from '../../domain/operation/step.ts';
import { type IntegrationRefusal, judgeNewGroup } from '../../domain/transfer/integration.ts';
import type { Context } from '../ports/context.ts';

/** What a person enters at `integrate`. */
export interface StepFields {
  readonly subscriptionGroupId?: string;
  readonly subscriptionGroupName?: string;
}

export type GroupRefusal =
  | { readonly kind: 'not_an_id' }
  | { readonly kind: IntegrationRefusal; readonly group: string }
  | { readonly kind: 'refused_by_key'; readonly status: number; readonly workspace: string };

type Judged =
  | { readonly kind: 'accepted'; readonly proof: Proof; readonly fields: Record<string, string> }
  | { readonly kind: 'refused'; readonly refusal: GroupRefusal }
  /** The person may not act here: the probe is not made, the change itself will say so. */
  | { readonly kind: 'not_allowed' };

/** Slack waits three seconds for the modal's answer; the probe may take about half of them. */
const PROBE_MS = 1500;

/** The id entered at `integrate` is put to Braze by the destination's key: accepted, refused, or asked again later. */
export async function judgeGroup(
  ctx: Context,
  { move, by, fields }: { move: GroupMove; by: UserId; fields: StepFields },
): Promise<Judged> {
  const access = await ctx.store.read.access.of(by);
  if (!holds(access, 'manage_subscription_groups', move.destination)) return { kind: 'not_allowed' };
  const parsed = GroupId.safeParse(fields.subscriptionGroupId);
  if (!parsed.success) return { kind: 'refused', refusal: { kind: 'not_an_id' } };
  const id = parsed.data;
  const known = await ctx.store.read.assets.group(id);
  const refusal = judgeNewGroup(id, known, move);
  if (refusal) return { kind: 'refused', refusal: { kind: refusal, group: known?.name ?? move.names.group } };
  const destination = await ctx.store.read.assets.workspace(move.destination);
  const probe = destination && (await ctx.braze.probeGroup(destination, id, PROBE_MS));
  if (probe?.kind === 'refused') {
    return {
      kind: 'refused',
      refusal: { kind: 'refused_by_key', status: probe.status, workspace: move.names.destination },
    };
  }
  return {
    kind: 'accepted',
    proof:
      probe?.kind === 'accepted'
        ? { kind: 'accepted_by_key', status: probe.status }
        : { kind: 'not_answered' },
    fields: {
      subscription_group_id: id,
      subscription_group_name: fields.subscriptionGroupName?.trim() ?? '',
      [FORMER_NAME]: known?.name ?? '',
    },
  };
}

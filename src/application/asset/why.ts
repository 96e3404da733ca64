import { type Denied, holds } from '../../domain/access/access.ts';
import type { Group, PhoneNumber, Waba, Workspace } from '../../domain/asset/asset.ts';
import { type Link, type LinkName, type LinkReason, weakest } from '../../domain/asset/chain-of-sending.ts';
import type { NumberId, UserId } from '../../domain/asset/ids.ts';
import { holdNumber } from '../../domain/operation/holds.ts';
import { refuse } from '../access/refuse.ts';
import type { Context } from '../ports/context.ts';
import type { MetaHealth, MetaNumber, MetaWaba } from '../ports/meta.ts';
import type { Answer, Page } from '../ports/provider.ts';

export interface Why {
  readonly kind: 'why';
  readonly number: PhoneNumber;
  readonly links: readonly Link[];
  readonly weakest: Link | null;
}

const ok = (link: LinkName): Link => ({ link, outcome: 'ok', reason: 'fine', detail: null });
const broken = (link: LinkName, reason: LinkReason, detail: string | null = null): Link => ({
  link,
  outcome: 'broken',
  reason,
  detail,
});
const unread = (link: LinkName, detail: string | null = null): Link => ({
  link,
  outcome: 'unknown',
  reason: 'not_read',
  detail,
});

const PATIENCE = { withinMs: 10_000 };

/** Why a number can't send: every link from the group to the provider, read now; what was not answered is unknown. */
export async function whyNumber(
  ctx: Context,
  { number: id, by }: { number: NumberId; by: UserId },
): Promise<Why | Denied | { readonly kind: 'missing' }> {
  const { assets } = ctx.store.read;
  const number = await assets.number(id);
  const waba = number && (await assets.waba(number.wabaId));
  if (!number || !waba) return { kind: 'missing' };
  const groups = await assets.groupsOfNumber(id);
  const access = await ctx.store.read.access.of(by);
  const workspaces = [...new Set(groups.map((g) => g.workspaceKey))];
  if (!access.admin && !workspaces.some((key) => holds(access, 'view', key))) {
    return refuse(ctx, ctx.store.read, {
      user: by,
      denied: { kind: 'denied', permission: 'view', workspaces },
    });
  }
  const active = groups.find((g) => g.status === 'active') ?? null;
  const workspace = active && (await assets.workspace(active.workspaceKey));
  const links = [
    await groupLink(ctx, number, active),
    await keyLink(ctx, workspace, active),
    ...(await metaLinks(ctx, number, waba)),
  ];
  return { kind: 'why', number, links, weakest: weakest(links) };
}

async function groupLink(ctx: Context, number: PhoneNumber, active: Group | null): Promise<Link> {
  const holder = await ctx.store.read.operations.holderOf([holdNumber(number.id)]);
  if (active === null)
    return broken('group', holder ? 'moving' : 'no_active_group', holder?.operation ?? null);
  return ok('group');
}

async function keyLink(ctx: Context, workspace: Workspace | null, group: Group | null): Promise<Link> {
  if (workspace === null || group === null) return unread('key');
  if (!ctx.abilities.hasKey(workspace.apiKeyEnv)) return broken('key', 'no_key', workspace.apiKeyEnv);
  const probe = await ctx.braze.probeGroup(workspace, group.id, PATIENCE.withinMs);
  if (probe.kind === 'accepted') return ok('key');
  return probe.kind === 'refused' ? broken('key', 'key_refused', String(probe.status)) : unread('key');
}

async function metaLinks(ctx: Context, number: PhoneNumber, waba: Waba): Promise<Link[]> {
  const { meta } = ctx;
  const names = ['number', 'templates', 'waba', 'business', 'provider'] as const;
  if (meta === null) return names.map((name) => unread(name));
  const [numbers, account, health, apps] = await Promise.all([
    meta.numbers(waba.id, null, PATIENCE),
    meta.waba(waba.id, PATIENCE),
    meta.health(waba.id, number.id, PATIENCE),
    meta.subscribedApps(waba.id, PATIENCE),
  ]);
  const templates = await ctx.store.read.readings.templates(waba.id);
  const said = health.kind === 'answer' ? health.value : null;
  return [
    blockedBy(said, 'PHONE_NUMBER', 'number') ?? numberLink(numbers, number),
    templates.length === 0
      ? unread('templates')
      : templates.some((t) => t.status === 'APPROVED')
        ? ok('templates')
        : broken('templates', 'no_approved_template'),
    blockedBy(said, 'WABA', 'waba') ?? accountLink(account),
    blockedBy(said, 'BUSINESS', 'business') ?? businessLink(account),
    blockedBy(said, 'APP', 'provider') ??
      (apps.kind === 'fault'
        ? unread('provider', apps.said)
        : apps.value.length > 0
          ? ok('provider')
          : broken('provider', 'not_subscribed')),
  ];
}

/** Meta's own word on an entity, with its solution (domain.md B.10). */
function blockedBy(health: MetaHealth | null, type: string, link: LinkName): Link | null {
  const entity = health?.entities.find((e) => e.type === type && e.canSend === 'BLOCKED');
  const [error] = entity?.errors ?? [];
  return entity
    ? broken(link, 'blocked', [error?.description, error?.solution].filter(Boolean).join(' ') || null)
    : null;
}

function numberLink(numbers: Answer<Page<MetaNumber>>, { id }: PhoneNumber): Link {
  if (numbers.kind === 'fault') return unread('number', numbers.said);
  const there = numbers.value.items.find((n) => n.id === id);
  if (!there) return numbers.value.after === null ? broken('number', 'not_connected') : unread('number');
  if (there.status !== null && there.status !== 'CONNECTED')
    return broken('number', 'not_connected', there.status);
  if (there.nameStatus === 'DECLINED' || there.nameStatus === 'EXPIRED') {
    return broken('number', 'name_not_approved', there.nameStatus);
  }
  return there.qualityRating === 'RED' ? broken('number', 'quality_red') : ok('number');
}

function accountLink(account: Answer<MetaWaba>): Link {
  if (account.kind === 'fault') return unread('waba', account.said);
  const { reviewStatus } = account.value;
  if (reviewStatus !== null && reviewStatus !== 'APPROVED') return broken('waba', 'review', reviewStatus);
  return ok('waba');
}

function businessLink(account: Answer<MetaWaba>): Link {
  if (account.kind === 'fault') return unread('business', account.said);
  const { businessVerification } = account.value;
  if (businessVerification === null) return unread('business');
  return businessVerification === 'verified'
    ? ok('business')
    : broken('business', 'not_verified', businessVerification);
}

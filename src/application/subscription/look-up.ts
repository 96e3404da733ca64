import { type Denied, holds } from '../../domain/access/access.ts';
import type { Group, PhoneNumber, Workspace } from '../../domain/asset/asset.ts';
import type { UserId } from '../../domain/asset/ids.ts';
import type { ReadState } from '../../domain/subscription/consent.ts';
import type { TypedPerson } from '../../domain/subscription/typed-person.ts';
import { authorizeAnywhere } from '../access/authorize-anywhere.ts';
import type { Context } from '../ports/context.ts';
import type { FaultKind } from '../ports/provider.ts';
import type { MarketingPreference } from '../ports/stops.ts';
import type { LedgerEntry, Person } from '../ports/subscriptions.ts';

/** A group of the person: what the ledger says beside what Braze says. */
export interface FoundGroup {
  readonly group: Group;
  readonly workspace: Workspace;
  readonly ledger: LedgerEntry | null;
  /** Null where Braze did not say. Three states are read (C26); that Braze lists no group is `unknown` (A.6). */
  readonly braze: ReadState | null;
}

export interface FoundPerson {
  /** Null: Braze knows them, the ledger does not. */
  readonly person: Person | null;
  readonly externalId: string | null;
  readonly phone: string | null;
  readonly groups: readonly FoundGroup[];
  /** What held before, in the groups that are shown. */
  readonly earlier: number;
  readonly marketing: readonly (Omit<MarketingPreference, 'number'> & { readonly number: PhoneNumber })[];
}

/** What came of asking Braze for one workspace: when it was read (ISO), or why it was not. */
export interface WorkspaceReading {
  readonly workspace: Workspace;
  readonly at: string | null;
  readonly fault: FaultKind | null;
}

export interface Found {
  readonly kind: 'found';
  readonly asked: TypedPerson;
  readonly people: readonly FoundPerson[];
  /** ISO */
  readonly ledgerAt: string;
  /** Null before Braze was asked. */
  readonly braze: readonly WorkspaceReading[] | null;
  /** The workspaces that the asker may see, and those of them whose states they may set. */
  readonly workspaces: readonly Workspace[];
  readonly settable: readonly Workspace['key'][];
  readonly admin: boolean;
}

/** A person by external id, phone or e-mail (R68) as the ledger has them, in the workspaces that the asker may see. */
export async function lookUp(
  ctx: Context,
  { person: typed, by }: { person: readonly TypedPerson[]; by: UserId },
): Promise<Found | Denied> {
  const denied = await authorizeAnywhere(ctx, { user: by, permission: 'import_users' });
  if (denied) return denied;
  const { access, assets } = ctx.store.read;
  const own = await access.of(by);
  const workspaces = (await assets.workspaces()).filter((w) => holds(own, 'view', w.key));
  const { asked, people } = await meant(ctx, typed);
  const frame = {
    ...({ kind: 'found', asked, braze: null, workspaces, admin: own.admin } as const),
    ledgerAt: ctx.clock.now().toISOString(),
    settable: workspaces.filter((w) => holds(own, 'import_users', w.key)).map((w) => w.key),
  };
  return { ...frame, people: await Promise.all(people.map((each) => ledgerOf(ctx, each, workspaces))) };
}

async function meant(ctx: Context, typed: readonly TypedPerson[]) {
  for (const asked of typed) {
    if (asked.by === 'email') continue;
    const people = await ctx.store.read.subscriptions.find({ by: asked.by, id: asked.id });
    if (people.length > 0) return { asked, people };
  }
  const [asked] = typed;
  if (asked === undefined) throw new Error('nobody is looked up');
  return { asked, people: [] };
}

/** What the ledger has of somebody in these workspaces. */
export async function ledgerOf(
  ctx: Context,
  person: Person,
  workspaces: readonly Workspace[],
): Promise<FoundPerson> {
  const { subscriptions, assets, stops } = ctx.store.read;
  const entries = await subscriptions.entries([person.id]);
  const groups: FoundGroup[] = [];
  for (const ledger of entries.filter((entry) => entry.replacedAt === null)) {
    const group = await assets.group(ledger.group);
    const workspace = workspaces.find((w) => w.key === group?.workspaceKey);
    if (group !== null && workspace) groups.push({ group, workspace, ledger, braze: null });
  }
  const shown = new Set(groups.map(({ group }) => group.id));
  const marketing = await stops.of([person.id]);
  const numbers = await Promise.all(marketing.map((each) => assets.number(each.number)));
  return {
    ...{ person, externalId: person.externalId, phone: person.phone, groups },
    earlier: entries.filter((entry) => entry.replacedAt !== null && shown.has(entry.group)).length,
    marketing: marketing.flatMap((each, i) => {
      const number = numbers[i];
      return number ? [{ ...each, number }] : [];
    }),
  };
}

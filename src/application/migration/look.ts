import type { NumberId, WabaId } from '../../domain/asset/ids.ts';
import type { NumberFacts } from '../../domain/migration/facts.ts';
import type { Context } from '../ports/context.ts';
import type { Meta, MetaNumber } from '../ports/meta.ts';
import type { Answer, Patience } from '../ports/provider.ts';
import type { LookUps } from '../ports/readings.ts';
import { syncTemplates } from '../sync/templates.ts';

/** A reading that is younger is not asked for again (SPEC 10.5). */
export const FRESH_MS = 60_000;

export interface Looked {
  /** All in the source. */
  readonly numbers: readonly NumberId[];
  readonly source: WabaId;
  /** Null: outside. */
  readonly target: WabaId | null;
}

/**
 * Asks Meta for everything that the plan of a migration is judged by and keeps what it says. What does not answer within
 * the caller's patience stays as it was: the plan says how old it is, or that it could not be read.
 */
export async function lookAtMeta(ctx: Context, at: Looked, patience: Patience): Promise<void> {
  const { meta } = ctx;
  if (meta === null) return;
  const wabas = [at.source, ...(at.target === null || at.target === at.source ? [] : [at.target])];
  await Promise.all([
    ...(at.target === null ? [] : wabas.map((waba) => listTemplates(ctx, meta, waba, patience))),
    ...at.numbers.map((id) =>
      keep(ctx, 'number', id, async () => mapped(await meta.number(id, at.source, patience), numberFacts)),
    ),
    ...wabas.flatMap((waba) => [
      keep(ctx, 'account', waba, async () =>
        mapped(
          await meta.waba(waba, patience),
          ({ reviewStatus, businessVerification, owner, hasFunding }) => ({
            ...{ reviewStatus, businessVerification, hasFunding },
            business: owner,
          }),
        ),
      ),
      keep(ctx, 'apps', waba, async () =>
        mapped(await meta.subscribedApps(waba, patience), (apps) => apps.length),
      ),
      keep(ctx, 'numbers', waba, () => numbersOf(meta, waba, patience)),
    ]),
  ]);
}

/** Thousands of templates take a while; what the last listing said is good enough for some minutes. */
const LISTED_MS = 5 * 60_000;

/** Goes on from its page the next time, where the caller's patience ends first. */
async function listTemplates(ctx: Context, meta: Meta, waba: WabaId, { withinMs }: Patience): Promise<void> {
  const known = await ctx.store.read.syncs.find(`templates:${waba}`);
  const age = known?.doneAt ? ctx.clock.now().getTime() - Date.parse(known.doneAt) : Number.POSITIVE_INFINITY;
  if (age < LISTED_MS) return;
  const until = AbortSignal.timeout(withinMs ?? LISTED_MS);
  await syncTemplates(ctx, { templates: (id, after) => meta.templates(id, after, { signal: until }) }, waba);
}

async function keep<Kind extends keyof LookUps>(
  { store, clock }: Context,
  kind: Kind,
  asset: string,
  ask: () => Promise<Answer<LookUps[Kind]>>,
): Promise<void> {
  const known = await store.read.readings.kept(kind, asset);
  if (known !== null && clock.now().getTime() - Date.parse(known.at) < FRESH_MS) return;
  const answer = await ask();
  if (answer.kind === 'answer') await store.read.readings.keep(kind, asset, answer.value, answer.at);
}

const mapped = <T, U>(answer: Answer<T>, to: (value: T) => U): Answer<U> =>
  answer.kind === 'answer' ? { ...answer, value: to(answer.value) } : answer;

export const numberFacts = (number: MetaNumber): NumberFacts => ({
  status: number.status,
  nameStatus: number.nameStatus,
  newNameStatus: number.newNameStatus,
  accountMode: number.accountMode,
  isOnBizApp: number.isOnBizApp,
  platformType: number.platformType,
  isPinEnabled: number.isPinEnabled,
  isOfficial: number.isOfficial,
});

/** A WABA has at most some dozens of numbers (domain.md B.2). */
async function numbersOf(meta: Meta, waba: WabaId, patience: Patience): Promise<Answer<readonly NumberId[]>> {
  const ids: NumberId[] = [];
  let after: string | null = null;
  for (;;) {
    const page: Awaited<ReturnType<Meta['numbers']>> = await meta.numbers(waba, after, patience);
    if (page.kind === 'fault') return page;
    ids.push(...page.value.items.map(({ id }) => id));
    after = page.value.after;
    if (after === null) return { kind: 'answer', value: ids, at: page.at };
  }
}

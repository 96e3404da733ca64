import type { SwitchboardApp } from '../../app.ts';
import { brokenAt } from '../../domain/operation/chain.ts';
import {
  currentStep,
  isImport,
  isMigration,
  isTransfer,
  isWhole,
  type OperationState,
} from '../../domain/operation/state.ts';
import type { Bot } from '../bot.ts';
import { faultsOf, services } from '../fault-routes.ts';
import { Impossible } from '../impossible.ts';
import { nextDue } from '../next-due.ts';
import type { ProviderWorld } from '../provider-world.ts';
import type { SlackState } from '../slack/state.ts';
import type { WorldTime } from '../world-time.ts';
import type { PageOperation, PageOperationDetail, PageWorld } from './contract.ts';

export interface Panel {
  readonly slack: SlackState;
  readonly providers: Pick<ProviderWorld, 'braze' | 'meta' | 'dialog360'>;
  readonly time: WorldTime;
  readonly bot: Bot;
}

/** The panel's readings; nothing of it needs the bot but when the next job is due. */
export async function worldNow({ slack, providers, time, bot }: Panel): Promise<PageWorld> {
  const due = bot.isUp() ? await nextDue(bot.app()) : null;
  return {
    now: time.now().toISOString(),
    nextDue: due?.toISOString() ?? null,
    faults: faultsOf({ slack, ...providers }),
    services,
    workspaces: providers.braze.workspaces().map(({ key, name, cluster, groups }) => ({
      key,
      name,
      cluster,
      groups: [...groups.values()].map(({ id, name, state }) => ({ id, name, state })),
    })),
  };
}

const shownAtOnce = 200;

export async function operationsNow({ ctx }: SwitchboardApp): Promise<PageOperation[]> {
  return (await ctx.store.read.operations.list({ limit: shownAtOnce })).map(summary);
}

/** The stream of one operation with its hash chain, checked as it is read. */
export async function operationNow({ ctx }: SwitchboardApp, name: string): Promise<PageOperationDetail> {
  const { operations } = ctx.store.read;
  const state = await operations.byName(name.toUpperCase());
  if (state === null) throw new Impossible(`there is no operation "${name}"`);
  const events = await operations.events(state.id);
  return {
    ...summary(state),
    events: events.map(({ version, data, actor, at, hash }) => ({
      version,
      type: data.type,
      actor: actor.kind === 'person' ? actor.user : actor.kind === 'provider' ? actor.name : actor.kind,
      at,
      hash,
      data,
    })),
    brokenAt: brokenAt(events),
  };
}

function whatOf(state: OperationState): string {
  if (isImport(state)) return `${state.plan.names.file} → ${state.plan.names.workspace}`;
  if (isMigration(state)) {
    const { e164, source, target } = state.plan.names;
    return `${e164}: ${source} → ${target ?? '…'}`;
  }
  if (isWhole(state)) {
    const { numbers, source, target } = state.plan.names;
    return `${numbers.map(({ e164 }) => e164).join(', ')}: ${source} → ${target ?? '…'}`;
  }
  if (!isTransfer(state)) return state.name;
  const { group, e164, origin, destination } = state.plan.names;
  return `${group} (${e164}): ${origin} → ${destination}`;
}

function summary(state: OperationState): PageOperation {
  return {
    name: state.name,
    status: state.status,
    step: currentStep(state)?.key ?? null,
    version: state.version,
    what: whatOf(state),
  };
}

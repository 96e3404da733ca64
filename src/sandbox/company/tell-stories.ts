import type { SwitchboardApp } from '../../app.ts';
import { approveOperation } from '../../application/operation/approve.ts';
import { cancelOperation } from '../../application/operation/cancel.ts';
import { confirmStep } from '../../application/operation/confirm-step.ts';
import { runSync } from '../../application/sync/run.ts';
import { planTransfer } from '../../application/transfer/plan.ts';
import { requestTransfer } from '../../application/transfer/request.ts';
import { UserId, WorkspaceKey } from '../../domain/asset/ids.ts';
import type { Inventory } from '../../domain/asset/inventory.ts';
import { currentStep, isTransfer, stepPlan, stepState } from '../../domain/operation/state.ts';
import type { ProviderWorld } from '../provider-world.ts';
import { createRandom } from './random.ts';
import { type Story, stories } from './story.ts';

const operator = UserId.parse('U0OPS');
const approver = UserId.parse('U0APPROVER');
const minuteMs = 60_000;
const mostWaits = 10;

export interface Stage {
  readonly app: SwitchboardApp;
  readonly providers: Pick<ProviderWorld, 'braze' | 'settle'>;
  readonly inventory: Inventory;
  readonly seed: number;
}

/**
 * Plays the company's operations through the real use cases, so that their events, cards and threads are real.
 * The clock is set back before the first and wound to now behind the last.
 */
export async function tellStories(stage: Stage): Promise<void> {
  const { ctx, clock, idle } = stage.app;
  let behind = 0;
  /** What is due by then is done with what follows: nothing of the stories is overdue on the way. */
  const wind = async (minutes: number) => {
    await stage.providers.settle(idle);
    if (clock.controlled) await clock.advance(minutes * minuteMs);
    behind -= minutes;
  };
  const random = createRandom(stage.seed);
  behind = stories[0]?.began ?? 0;
  if (clock.controlled) await clock.advance(-behind * minuteMs);
  await runSync(ctx, 'all');
  for (const story of stories) {
    await wind(Math.max(0, behind - story.began));
    await tell(stage, story, random.uuid(), wind);
  }
  await wind(Math.max(0, behind));
  await stage.providers.settle(idle);
}

async function tell(
  stage: Stage,
  story: Story,
  newGroup: string,
  wind: (minutes: number) => Promise<void>,
): Promise<void> {
  const { ctx } = stage.app;
  const name = await begin(stage, story);
  await wind(story.pace);
  if (story.approved) {
    const state = await ctx.store.read.operations.byName(name);
    await approveOperation(ctx, { operation: name, digest: state?.digest ?? '', by: approver });
    await wind(story.pace);
  }
  for (let waits = 0; !(await isDone(stage, name, story.through)); ) {
    if (await isForTheBot(stage, name)) {
      if (waits === mostWaits) throw new Error(`${name} waits for what the bot does not do`);
      waits += 1;
    } else await confirm(stage, story, name, newGroup);
    await wind(story.pace);
  }
  if (story.cancelled === undefined) return;
  await cancelOperation(ctx, { operation: name, reason: story.cancelled.reason, by: operator });
  await wind(story.pace);
  while ((await ctx.store.read.operations.byName(name))?.status === 'cancelling') {
    await confirm(stage, story, name, newGroup);
    await wind(story.pace);
  }
}

async function isDone({ app }: Stage, operation: string, step: Story['through']): Promise<boolean> {
  if (step === null) return true;
  const state = await app.ctx.store.read.operations.byName(operation);
  return state !== null && stepState(state, step)?.status === 'done';
}

/** What it does by itself may wait for the clock, as for a state that has to show (R77). */
async function isForTheBot({ app }: Stage, operation: string): Promise<boolean> {
  const state = await app.ctx.store.read.operations.byName(operation);
  const step = state && currentStep(state);
  return step !== null && state !== null && stepPlan(state, step.key)?.kind !== 'manual';
}

/** Every check that only a person can answer is answered, as in the plan's modal. */
async function begin({ app, inventory }: Stage, story: Story): Promise<string> {
  const { ctx } = app;
  const group = inventory.groups.find(({ name }) => name === story.group);
  const origin = inventory.workspaces.find(({ key }) => key === group?.workspace);
  if (group === undefined || origin === undefined) throw new Error(`the company has no group ${story.group}`);
  const { reason } = story;
  const destination = WorkspaceKey.parse(story.destination);
  const request = {
    group: group.id,
    destination,
    channel: origin.channel,
    reason,
    startAt: null,
    reverses: null,
  };
  const planned = await planTransfer(ctx, { request, by: operator });
  if (planned.kind === 'missing') throw new Error(`${story.group} cannot be planned: no ${planned.what}`);
  const confirmations = planned.plan.checks
    .filter(({ outcome }) => outcome === 'unknown')
    .map(({ key }) => ({ check: key, because: 'Sample: asked Braze support, they accept it' }));
  const requestKey = `sample:${story.group}`;
  const begun = await requestTransfer(ctx, {
    request,
    by: operator,
    digest: planned.digest,
    confirmations,
    requestKey,
  });
  if (begun.kind !== 'started') throw new Error(`${story.group} cannot be moved: ${begun.kind}`);
  return begun.state.name;
}

/** Confirms the step that waits, with the click in the stand-in's dashboard that belongs to it. */
async function confirm(
  { app, providers }: Stage,
  story: Story,
  operation: string,
  newGroup: string,
): Promise<void> {
  const { ctx } = app;
  const { braze } = providers;
  const state = await ctx.store.read.operations.byName(operation);
  const step = state && currentStep(state);
  if (!step || !isTransfer(state)) throw new Error(`${operation} waits for nobody`);
  const { inputs } = state.plan;
  const meaning = step.status === 'undoing' ? 'undo' : 'do';
  if (step.key === 'archive') braze[meaning === 'do' ? 'archive' : 'unarchive'](inputs.origin, inputs.group);
  const entered = step.key === 'integrate';
  if (entered) braze.addGroup(story.destination, { id: newGroup, name: story.group, state: 'active' });
  const outcome = await confirmStep(ctx, {
    operation,
    step: step.key,
    by: step.assignee,
    evidence: 'Sample evidence',
    fields: entered ? { subscriptionGroupId: newGroup, subscriptionGroupName: story.group } : {},
    meaning,
  });
  if (outcome.kind !== 'changed')
    throw new Error(`${step.key} of ${operation} did not go on: ${outcome.kind}`);
}

import { currentStep, type OperationState, stepState } from '../../src/domain/operation/state.ts';
import type { Message, ShownView } from '../../src/sandbox/slack/model.ts';
import { createOperations } from '../../src/store/operations.ts';
import { groups } from '../e2e/company.ts';
import { eventually } from '../eventually.ts';
import type { Life } from './life.ts';
import type { Outside } from './world.ts';

const operator = 'U0OPS';
const approver = 'U0APPROVER';
const patienceMs = 3_000;
const tries = 60;

export interface Play {
  readonly outside: Outside;
  readonly life: Pick<Life, 'up' | 'deaths'>;
  /** Told of every press that the bot has acknowledged. */
  readonly acknowledged: (what: string) => void;
}

/** People who press again when nothing happened: a whole transfer, however often the bot dies. */
export async function transferByPeople(play: Play): Promise<OperationState> {
  const { slack, braze } = play.outside;
  const person = slack.as(operator);
  const operation = () => newest(play);

  await insist(play, 'the empty form', isOpen(play, 'transfer.new'), async () => {
    const said = await person.command('/wa', 'transfer', { channel: 'C0FR' });
    if (said.status === 200) play.acknowledged('/wa transfer');
  });
  await insist(play, 'the plan', isOpen(play, 'transfer.plan'), async () => {
    const draft = seen(play);
    await person.suggest(draft, 'group', '');
    await person.suggest(draft, 'destination', '');
    await person.fill(draft, { group: groups.fr, destination: 'outlet', reason: 'sample reason' });
    await submit(play, draft);
  });
  await insist(
    play,
    'the operation',
    async () => person.view() === undefined && (await operation()) !== null,
    () => submit(play, seen(play)),
  );
  await insist(
    play,
    'the approval',
    async () => (await operation())?.status !== 'awaiting_approval',
    async (asked) => {
      const request = await found(play, asked, () =>
        slack.dms(approver).find((m) => has(m, 'operation.approve')),
      );
      const pressed = await slack.as(approver).press(request, 'operation.approve');
      if (pressed.status === 200) play.acknowledged('approve');
    },
  );
  let integrated: string | null = null;
  for (let step = currentStep(await there(play))?.key; step !== undefined; ) {
    const key = step;
    if (key === 'integrate') integrated ??= braze.state.integrate('outlet', 'WhatsApp FR');
    const fields = {
      evidence: 'sample evidence',
      ...(key === 'integrate' && integrated
        ? { subscription_group_id: integrated, subscription_group_name: 'WhatsApp FR' }
        : {}),
    };
    const isDone = async () => stepState(await there(play), key)?.status === 'done';
    await insist(
      play,
      key,
      async () => (await isDone()) && person.view() === undefined,
      (asked) => confirm(play, asked, key, fields),
    );
    step = currentStep(await there(play))?.key;
  }
  return there(play);
}

async function confirm(
  play: Play,
  asked: number,
  step: string,
  fields: Record<string, string>,
): Promise<void> {
  const { slack } = play.outside;
  const person = slack.as(operator);
  if (person.view() === undefined) {
    const card = await found(play, asked, () =>
      cards(play).find((m) => m.metadata?.event_payload.step === step),
    );
    const pressed = await person.press(card, 'step.confirm');
    if (pressed.status === 200) play.acknowledged(`confirm ${step}`);
    await found(play, asked, () => person.view());
  }
  const view = seen(play);
  if (view.callback_id !== 'step.confirm') return void (await person.close(view));
  await person.fill(view, fields);
  await submit(play, view);
}

async function submit(play: Play, view: ShownView): Promise<void> {
  const answer = await play.outside.slack.as(operator).submit(view);
  if (answer.status === 200) play.acknowledged(`submit ${view.callback_id} ${view.private_metadata}`);
  if (answer.messages) throw new Error(answer.messages.join('; '));
}

/** Tries again after a while, or as soon as the bot that was asked has died and another one is there. */
async function insist(
  play: Play,
  what: string,
  isDone: () => boolean | Promise<boolean>,
  attempt: (asked: number) => Promise<unknown>,
): Promise<void> {
  const { life } = play;
  let last: unknown = new Error('nothing was tried');
  for (let n = 0; n < tries; n++) {
    await life.up();
    if (await isDone()) return;
    const asked = life.deaths();
    try {
      await attempt(asked);
      await waitFor(play, asked, isDone);
    } catch (error) {
      last = error;
    }
  }
  throw new Error(`people gave up waiting for ${what}`, { cause: last });
}

/** Until it is so; throws when it takes too long, or as soon as the bot that was asked, after so many deaths, is gone. */
async function waitFor({ life }: Play, asked: number, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const outcome = await eventually(
    async () => {
      if (life.deaths() > asked) return 'died';
      if (await isSo()) return 'so';
      throw new Error('it did not come');
    },
    { timeout: patienceMs },
  );
  if (outcome === 'died') throw new Error('the bot died');
}

async function found<T>(play: Play, asked: number, look: () => T | undefined): Promise<T> {
  let it: T | undefined;
  await waitFor(play, asked, () => {
    it = look();
    return it !== undefined;
  });
  if (it === undefined) throw new Error('it is gone again');
  return it;
}

const isOpen = (play: Play, callbackId: string) => () =>
  play.outside.slack.as(operator).view()?.callback_id === callbackId;

function seen({ outside }: Play): ShownView {
  const view = outside.slack.as(operator).view();
  if (view === undefined) throw new Error('no modal is open');
  return view;
}

async function newest({ outside }: Play): Promise<OperationState | null> {
  const [state] = await createOperations(outside.database.db).list({ limit: 1 });
  return state ?? null;
}

async function there(play: Play): Promise<OperationState> {
  const state = await newest(play);
  if (state === null) throw new Error('there is no operation');
  return state;
}

const cards = ({ outside: { slack } }: Play): Message[] =>
  slack.messages('C0FR').filter((m) => m.metadata?.event_type === 'switchboard_operation');

const has = (message: Message, action: string) => JSON.stringify(message.blocks).includes(`"${action}"`);

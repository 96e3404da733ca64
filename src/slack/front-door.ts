import type { App } from '@slack/bolt';
import type { Delivery } from '../application/ports/inbox.ts';
import { newRef } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { ACTION_LISTENERS } from './actions/actions.ts';
import {
  type ActionDelivery,
  type CommandDelivery,
  readAction,
  readCommand,
  readShortcut,
  readSubmission,
  readSuggestion,
} from './deliveries.ts';
import { type Desk, say } from './desk.ts';
import { publishHome } from './events/home.ts';
import { OPTIONS } from './options/options.ts';
import { runCommand } from './run-command.ts';
import { stored, unstored } from './stored.ts';
import { answerSubmission } from './submit.ts';
import type { Text } from './text/shape.ts';

/** After that many tries a delivery is left alone; its log lines say why. */
const TRIES = 3;

/** How long a finished delivery is remembered. */
const KEPT_MS = 2 * 86_400_000;

/**
 * Everything that people do in Slack comes through here: written down, acknowledged, then done (SPEC 10.5).
 * A repeated delivery is acknowledged and not done again.
 */
export function createFrontDoor({ desk, metrics }: { desk: Desk; metrics: Metrics }) {
  const { inbox } = desk.ctx.store;
  const now = () => desk.ctx.clock.now();
  const working = new Set<Promise<void>>();

  const measured = async (kind: string, ack: () => Promise<void>, since: number) => {
    await ack();
    metrics.slackAckSeconds.observe({ kind }, (performance.now() - since) / 1000);
  };

  async function track(work: Promise<void>): Promise<void> {
    working.add(work);
    await work.finally(() => working.delete(work));
  }

  /** Slack has its acknowledgement by now; the work goes on and is finished even if the process is asked to stop. */
  async function perform(asked: CommandDelivery | ActionDelivery): Promise<void> {
    await track(carryOut(asked));
  }

  async function carryOut(asked: CommandDelivery | ActionDelivery): Promise<void> {
    const text = await desk.readers.text(asked.user);
    try {
      if (asked.kind === 'command') await runCommand(desk, asked, text);
      else await ACTION_LISTENERS[asked.actionId]?.(desk, asked, text);
      metrics.slackRequests.inc({ kind: asked.kind, outcome: 'done' });
    } catch (error) {
      const ref = newRef();
      metrics.slackRequests.inc({ kind: asked.kind, outcome: 'broke' });
      desk.log.error({ ref, err: error, key: asked.key }, 'a press was not carried out');
      await tellBroken(asked, text, ref);
    }
    await inbox.finish(asked.key, null, now());
  }

  async function tellBroken(asked: CommandDelivery | ActionDelivery, text: Text, ref: string): Promise<void> {
    await say(desk, asked, text.errors.broke(ref)).catch((silent) =>
      desk.log.error({ ref, err: silent }, 'and the person could not be told'),
    );
  }

  async function take(asked: CommandDelivery | ActionDelivery, ack: () => Promise<void>): Promise<void> {
    const since = performance.now();
    const received = await inbox.receive(stored(asked), now());
    await measured(asked.kind, ack, since);
    if (received.kind === 'new') await perform(asked);
    else metrics.slackRequests.inc({ kind: asked.kind, outcome: 'repeat' });
  }

  function listen(app: App): void {
    app.command('/wa', ({ body, ack }) => take(readCommand(body), () => ack()));
    app.action(/.*/, ({ body, ack }) => take(readAction(body), () => ack()));
    app.shortcut({ type: 'message_action' }, ({ body, ack }) => take(readShortcut(body), () => ack()));
    app.view(/.*/, async ({ body, ack }) => {
      const since = performance.now();
      const { answer, afterwards } = await answerSubmission(desk, readSubmission(body));
      await measured('submission', () => ack(answer), since);
      if (afterwards !== null) await track(afterwards());
    });
    app.options(/.*/, async ({ body, ack }) => {
      const asked = readSuggestion(body);
      const listener = OPTIONS[`${asked.callbackId}/${asked.field}`];
      const since = performance.now();
      const answer = listener ? await listener(desk, asked) : { options: [] };
      await measured('options', () => ack(answer), since);
    });
    app.event('app_home_opened', ({ event }) => track(publishHome(desk, event.user)));
    app.error(async (error) => desk.log.error({ ref: newRef(), err: error }, 'a request from Slack failed'));
  }

  async function recover(): Promise<void> {
    for (const delivery of await inbox.claimAbandoned(now(), 20)) await takeUp(delivery);
    await inbox.forget(new Date(now().getTime() - KEPT_MS));
  }

  async function takeUp(delivery: Delivery & { attempts: number }): Promise<void> {
    const asked = unstored(delivery);
    if (asked !== null && delivery.attempts <= TRIES) return perform(asked);
    await inbox.finish(delivery.key, null, now());
    if (asked === null) return;
    const ref = newRef();
    desk.log.error({ ref, key: delivery.key }, 'given up on a press that kept failing');
    const text = await desk.readers.text(asked.user);
    await tellBroken(asked, text, ref);
  }

  return { listen, recover, idle: async () => void (await Promise.allSettled(working)) };
}

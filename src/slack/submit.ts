import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { newRef } from '../log.ts';
import { message } from './blocks/modal.ts';
import type { SubmissionDelivery } from './deliveries.ts';
import type { Desk } from './desk.ts';
import { type Later, type SubmissionAnswer, update } from './listener.ts';
import { platformError } from './slack-error.ts';
import { SUBMISSION_LISTENERS } from './submissions/submissions.ts';

/** Slack takes an answer for three seconds; a repeat waits for the first delivery's answer at most this long. */
const PATIENCE_MS = 2_500;
const LOOK_MS = 50;

const storedAnswer = z.custom<SubmissionAnswer>((value) => typeof value === 'object' && value !== null);

export interface Answered {
  readonly answer: SubmissionAnswer;
  /** What is left to do once Slack has the answer. */
  readonly afterwards: (() => Promise<void>) | null;
}

/** A submission is answered once; a repeat of the delivery gets the answer that the first one got. */
export async function answerSubmission(desk: Desk, asked: SubmissionDelivery): Promise<Answered> {
  const { inbox } = desk.ctx.store;
  const delivery = {
    key: asked.key,
    kind: 'submission',
    userId: asked.user,
    payload: { callbackId: asked.callbackId },
  } as const;
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const received = await inbox.receive(delivery, desk.ctx.clock.now());
    if (received.kind === 'new') break;
    if (received.done) return { answer: storedAnswer.parse(received.answer), afterwards: null };
    if (performance.now() > until)
      throw new Error('the first delivery of this submission is still being answered');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  const submitted = await submit(desk, asked);
  const answer = 'now' in submitted ? submitted.now : submitted;
  await inbox.finish(asked.key, { ...answer }, desk.ctx.clock.now());
  const afterwards = 'now' in submitted ? () => replace(desk, asked, submitted.next) : null;
  return { answer, afterwards };
}

async function submit(desk: Desk, asked: SubmissionDelivery): Promise<SubmissionAnswer | Later> {
  try {
    const listener = SUBMISSION_LISTENERS[asked.callbackId];
    if (!listener) throw new Error(`no modal is called ${asked.callbackId}`);
    return await listener(desk, asked, await desk.readers.text(asked.user));
  } catch (error) {
    return update(await broken(desk, asked, error));
  }
}

async function broken(desk: Desk, asked: SubmissionDelivery, error: unknown): Promise<ModalView> {
  const text = await desk.readers.text(asked.user);
  const ref = newRef();
  desk.log.error({ ref, err: error, key: asked.key }, 'a submission was not carried out');
  return message('broke', text.common.appName, text.common.close, text.errors.broke(ref));
}

async function replace(desk: Desk, asked: SubmissionDelivery, next: Later['next']): Promise<void> {
  const view = await next().catch((error) => broken(desk, asked, error));
  try {
    await desk.web.views.update({ view_id: asked.viewId, view });
  } catch (error) {
    // Somebody has closed it meanwhile.
    if (platformError(error) !== 'not_found') throw error;
  }
}

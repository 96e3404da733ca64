import { z } from 'zod';
import { newRef } from '../log.ts';
import { message } from './blocks/modal.ts';
import type { SubmissionDelivery } from './deliveries.ts';
import type { Desk } from './desk.ts';
import type { SubmissionAnswer } from './listener.ts';
import { update } from './listener.ts';
import { SUBMISSION_LISTENERS } from './submissions/submissions.ts';

/** Slack takes an answer for three seconds; a repeat waits for the first delivery's answer at most this long. */
const PATIENCE_MS = 2_500;
const LOOK_MS = 50;

const storedAnswer = z.custom<SubmissionAnswer>((value) => typeof value === 'object' && value !== null);

/** A submission is answered once; a repeat of the delivery gets the answer that the first one got. */
export async function answerSubmission(desk: Desk, asked: SubmissionDelivery): Promise<SubmissionAnswer> {
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
    if (received.done) return storedAnswer.parse(received.answer);
    if (performance.now() > until)
      throw new Error('the first delivery of this submission is still being answered');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  const answer = await submitted(desk, asked);
  await inbox.finish(asked.key, { ...answer }, desk.ctx.clock.now());
  return answer;
}

async function submitted(desk: Desk, asked: SubmissionDelivery): Promise<SubmissionAnswer> {
  const text = await desk.readers.text(asked.user);
  try {
    const listener = SUBMISSION_LISTENERS[asked.callbackId];
    if (!listener) throw new Error(`no modal is called ${asked.callbackId}`);
    return await listener(desk, asked, text);
  } catch (error) {
    const ref = newRef();
    desk.log.error({ ref, err: error, key: asked.key }, 'a submission was not carried out');
    return update(message('broke', text.common.appName, text.common.close, text.errors.broke(ref)));
  }
}

import type { ModalView } from '@slack/types';
import { type Given, press } from '../../application/migration/press.ts';
import type { Pressed } from '../../application/migration/pressed.ts';
import { sendAgain } from '../../application/migration/send-again.ts';
import type { Change } from '../../application/operation/change.ts';
import { message } from '../blocks/modal.ts';
import type { SubmissionDelivery } from '../deliveries.ts';
import type { Desk } from '../desk.ts';
import { field } from '../fields.ts';
import { inTime, LATE } from '../in-time.ts';
import { clear, errors, type SubmissionListener, update } from '../listener.ts';
import { changeWords } from '../refusal.ts';
import type { Mrkdwn } from '../text/mrkdwn.ts';
import { bare } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { parseMetadata, stepMetadata } from '../views/metadata.ts';
import { answerChange } from './answer.ts';

/** WhatsApp writes six digits in two groups. */
const digitsOf = (typed: string | null): string => (typed ?? '').replace(/[\s-]/g, '');

export const submitSend: SubmissionListener = (desk, asked, text) => {
  const method = field(asked.values, 'method') === 'VOICE' ? 'VOICE' : 'SMS';
  const language = field(asked.values, 'language') ?? text.locale;
  const { operation, step } = parseMetadata(stepMetadata, asked.metadata);
  const by = asked.user;
  const pressing =
    step === 'enter_code'
      ? sendAgain(desk.ctx, { operation, by, method, language })
      : press(desk.ctx, { operation, by, given: { step: 'send_code', method, language } });
  return answered(desk, pressing, operation, { block: 'method', text });
};

/** SPEC 10.4: what is typed here lives in this request alone. */
export const submitCode: SubmissionListener = (desk, asked, text) => {
  const code = digitsOf(field(asked.values, 'code'));
  return submitted(desk, asked, { step: 'enter_code', code }, { block: 'code', text });
};

export const submitPin: SubmissionListener = (desk, asked, text) => {
  const pin = digitsOf(field(asked.values, 'pin'));
  return submitted(desk, asked, { step: 'register', pin }, { block: 'pin', text });
};

function submitted(
  desk: Desk,
  asked: SubmissionDelivery,
  given: Given,
  shown: { block: string; text: Text },
): ReturnType<SubmissionListener> {
  const { operation } = parseMetadata(stepMetadata, asked.metadata);
  return answered(desk, press(desk.ctx, { operation, by: asked.user, given }), operation, shown);
}

async function answered(
  desk: Desk,
  pressing: Promise<Pressed>,
  operation: string,
  { block, text }: { block: string; text: Text },
): ReturnType<SubmissionListener> {
  const first = await inTime(pressing);
  if (first !== LATE) {
    if (isChange(first)) return answerChange(desk, first, { operation, field: block }, text);
    const own = ownWords(first, text);
    return own === null ? clear : errors({ [block]: bare(own).slice(0, 2_900) });
  }
  const said = (words: Mrkdwn): ModalView =>
    message('step.pressed', text.migration.pressTitle, text.common.close, words);
  return {
    now: update(said(text.migration.askingMeta)),
    next: async () => said((await wordsOf(desk, await pressing, operation, text)) ?? text.migration.metaDid),
  };
}

/** Null when it worked. */
async function wordsOf(desk: Desk, pressed: Pressed, operation: string, text: Text): Promise<Mrkdwn | null> {
  return isChange(pressed) ? changeWords(desk, pressed, operation, text) : ownWords(pressed, text);
}

const CHANGES: readonly string[] = [
  'changed',
  'unchanged',
  'refused',
  'denied',
  'missing',
] satisfies Change['kind'][];

const isChange = (pressed: Pressed): pressed is Change => CHANGES.includes(pressed.kind);

/** What a press alone can come to; null when it worked. */
function ownWords(pressed: Exclude<Pressed, Change>, text: Text): Mrkdwn | null {
  const t = text.migration;
  switch (pressed.kind) {
    case 'done':
      return null;
    case 'six_digits':
      return t.sixDigits;
    case 'used_up':
      return t.usedUp(pressed.freeAt);
    case 'not_done':
      return t.notDone(pressed.fault);
    case 'unclear':
      return t.unclear(pressed.againAt);
    case 'no_meta':
      return t.noMeta;
    default:
      return pressed satisfies never;
  }
}

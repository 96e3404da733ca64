import { sendTest, type Tested } from '../../application/conversation/send-test.ts';
import { NumberId } from '../../domain/asset/ids.ts';
import { message } from '../blocks/modal.ts';
import { type Desk, deniedWords } from '../desk.ts';
import { field } from '../fields.ts';
import { errors, type SubmissionAnswer, type SubmissionListener, update } from '../listener.ts';
import { joined, md } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { parseTemplate } from '../views/test-send.ts';

/** What a test says; it is clearly one. */
const WORDS = 'Switchboard test';

export const submitTest: SubmissionListener = async (desk, asked, text) => {
  const number = NumberId.safeParse(field(asked.values, 'number'));
  const person = field(asked.values, 'person');
  if (!number.success) return errors({ number: text.errors.required });
  if (person === null) return errors({ person: text.test.missing.person });
  const chosen = field(asked.values, 'template');
  const template = chosen === null ? null : parseTemplate(chosen);
  const tested = await sendTest(desk.ctx, {
    number: number.data,
    person,
    template,
    text: WORDS,
    by: asked.user,
  });
  return answer(desk, tested, text);
};

async function answer(desk: Desk, tested: Tested, text: Text): Promise<SubmissionAnswer> {
  const t = text.test;
  const show = (words: Parameters<typeof message>[3]) =>
    update(message('test.done', t.title, text.common.close, words));
  switch (tested.kind) {
    case 'sent':
      return show(joined([t.sent, ...(tested.until === null ? [] : [t.until(tested.until)])]));
    case 'missing':
      return errors({ [tested.what]: t.missing[tested.what] });
    case 'refused': {
      const { refusal } = tested;
      const words = t.refused[refusal.kind]('status' in refusal ? refusal.status : '');
      const at = {
        not_subscribed: 'person',
        window_closed: 'template',
        template_not_approved: 'template',
        stopped_marketing: 'template',
      } as const;
      const block = refusal.kind in at ? at[refusal.kind as keyof typeof at] : 'number';
      return errors({ [block]: words });
    }
    case 'denied':
      return show(await deniedWords(desk, tested.denied, text));
    case 'fault':
      return show(joined([md`${t.fault(tested.fault, tested.said)}`, md`${t.remedy[tested.remedy]}`]));
    default:
      return tested satisfies never;
  }
}

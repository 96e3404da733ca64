import { z } from 'zod';
import { decideStops, type StopsDecided } from '../../application/subscription/decide-stops.ts';
import { NumberId } from '../../domain/asset/ids.ts';
import { type Desk, deniedWords, say } from '../desk.ts';
import type { ActionListener } from '../listener.ts';
import type { Mrkdwn } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { decodeValue } from '../values.ts';

type Decision = 'unsubscribed' | 'left';

const carried = z.object({ number: NumberId, version: z.coerce.number().int() });

/** About everybody whom the message counted; what is answered says how many that still were. */
const answer =
  (decision: Decision): ActionListener =>
  async (desk, asked, text) => {
    const { operation: number, detail: version } = decodeValue(asked.value);
    const seen = carried.parse({ number, version });
    const decided = await decideStops(desk.ctx, { ...seen, decision, by: asked.user });
    await say(desk, asked, await wordsOf(desk, decided, decision, text));
  };

async function wordsOf(desk: Desk, decided: StopsDecided, decision: Decision, text: Text): Promise<Mrkdwn> {
  const t = text.stops.answer;
  switch (decided.kind) {
    case 'decided':
      return t[decision](decided.group, decided.people);
    case 'nothing': {
      const { last } = decided;
      return last === null ? t.nobody : t.already(last.decision, last.people, last.by, last.at);
    }
    case 'moved':
      return t.moved;
    case 'denied':
      return deniedWords(desk, decided.denied, text);
    default:
      return decided satisfies never;
  }
}

export const unsubscribe = answer('unsubscribed');
export const leave = answer('left');

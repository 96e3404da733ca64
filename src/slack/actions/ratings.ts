import { type Dealt, dealWithRatings, snoozeRatings } from '../../application/migration/deal-with-ratings.ts';
import { templatesToRecreate } from '../../application/migration/recreate.ts';
import { quietUntil, snoozes } from '../../domain/reminder/snooze.ts';
import type { ActionDelivery } from '../deliveries.ts';
import { type Desk, deniedWords, open, say } from '../desk.ts';
import type { ActionListener } from '../listener.ts';
import type { Text } from '../text/shape.ts';
import { decodeValue } from '../values.ts';
import { templateChoice } from '../views/template-recreate.ts';

export const doneRatings: ActionListener = async (desk, asked, text) => {
  const { operation } = decodeValue(asked.value);
  await answer(desk, asked, await dealWithRatings(desk.ctx, { operation, by: asked.user }), text);
};

export const snooze: ActionListener = async (desk, asked, text) => {
  const { operation, detail } = decodeValue(asked.value);
  const time = snoozes.find((one) => one === detail) ?? 'hour';
  const now = desk.ctx.clock.now().toISOString();
  const until = quietUntil(time, now, await desk.readers.zone(asked.user));
  await answer(desk, asked, await snoozeRatings(desk.ctx, { operation, by: asked.user, until }), text);
};

/** One template after the other: what the destination lacks is created again there (R104). */
export const recreate: ActionListener = async (desk, asked, text) => {
  const { operation } = decodeValue(asked.value);
  const found = await templatesToRecreate(desk.ctx, { operation, by: asked.user });
  if ('kind' in found) {
    return say(
      desk,
      asked,
      found.kind === 'denied'
        ? await deniedWords(desk, found.denied, text)
        : text.errors.missingOperation(operation),
    );
  }
  if (found.templates.length === 0) return say(desk, asked, text.recreate.none);
  await open(desk, asked, templateChoice(operation, found.templates, text), text);
};

async function answer(desk: Desk, asked: ActionDelivery, dealt: Dealt, text: Text): Promise<void> {
  const t = text.ratings;
  switch (dealt.kind) {
    case 'dealt':
      return say(desk, asked, t.dealtWith(dealt.matters));
    case 'snoozed':
      return say(desk, asked, dealt.until === null ? t.snoozedUntilMeta : t.snoozed(dealt.until));
    case 'nothing':
      return say(desk, asked, t.nothingAwaited);
    case 'missing':
      return say(desk, asked, text.errors.missingOperation(decodeValue(asked.value).operation));
    case 'denied':
      return say(desk, asked, await deniedWords(desk, dealt.denied, text));
    default:
      return dealt satisfies never;
  }
}

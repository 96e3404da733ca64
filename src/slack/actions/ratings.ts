import type { ModalView } from '@slack/types';
import { type Dealt, dealWithRatings, snoozeRatings } from '../../application/migration/deal-with-ratings.ts';
import { templatesToRecreate } from '../../application/migration/recreate.ts';
import { matterKey, matters } from '../../domain/migration/ratings-changes.ts';
import { quietUntil, snoozes } from '../../domain/reminder/snooze.ts';
import type { Template } from '../../domain/template/template.ts';
import type { ActionDelivery } from '../deliveries.ts';
import { type Desk, deniedWords, open, say } from '../desk.ts';
import type { ActionListener } from '../listener.ts';
import type { Mrkdwn } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { decodeValue } from '../values.ts';
import { templateChoice, templateRecreate } from '../views/template-recreate.ts';

export const doneRatings: ActionListener = async (desk, asked, text) => {
  const { operation } = decodeValue(asked.value);
  await answer(desk, asked, await dealWithRatings(desk.ctx, { operation, by: asked.user }), text);
};

export const doneOne: ActionListener = async (desk, asked, text) => {
  const { operation, detail: only } = decodeValue(asked.value);
  await answer(desk, asked, await dealWithRatings(desk.ctx, { operation, by: asked.user, only }), text);
};

export const snooze: ActionListener = async (desk, asked, text) => {
  const { operation, detail } = decodeValue(asked.value);
  const time = snoozes.find((one) => one === detail) ?? 'hour';
  const now = desk.ctx.clock.now().toISOString();
  const until = quietUntil(time, now, await desk.readers.zone(asked.user));
  await answer(desk, asked, await snoozeRatings(desk.ctx, { operation, by: asked.user, until }), text);
};

/** One template after the other: what the destination lacks is created again there (R104). */
export const recreate: ActionListener = (desk, asked, text) =>
  withLacking(desk, asked, text, (operation, templates) =>
    templates.length === 0 ? text.recreate.none : templateChoice(operation, templates, text),
  );

/** This one; it may be there again by now. */
export const recreateOne: ActionListener = (desk, asked, text) => {
  const { detail } = decodeValue(asked.value);
  return withLacking(desk, asked, text, (operation, templates) => {
    const template = templates.find((each) =>
      matters.some((matter) => matterKey({ ...each, matter }) === detail),
    );
    return template === undefined ? text.recreate.gone : templateRecreate(operation, template, text);
  });
};

async function withLacking(
  desk: Desk,
  asked: ActionDelivery,
  text: Text,
  shown: (operation: string, templates: readonly Template[]) => ModalView | Mrkdwn,
): Promise<void> {
  const { operation } = decodeValue(asked.value);
  const found = await templatesToRecreate(desk.ctx, { operation, by: asked.user });
  if ('kind' in found) {
    const words =
      found.kind === 'denied'
        ? await deniedWords(desk, found.denied, text)
        : text.errors.missingOperation(operation);
    return say(desk, asked, words);
  }
  const view = shown(operation, found.templates);
  if ('mrkdwn' in view) await say(desk, asked, view);
  else await open(desk, asked, view, text);
}

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

import { newsOf, type TemplateChange } from '../../domain/template/template.ts';
import type { Update } from '../../domain/webhook/update.ts';
import type { Context } from '../ports/context.ts';
import type { TemplatePatch } from '../ports/readings.ts';
import type { Transaction } from '../ports/store.ts';
import { tellWaba } from './news.ts';

type TemplateUpdate = Extract<Update, { template: unknown }>;

/** A template's status, rating or category as a webhook told it; upserted, so that an unknown one is not lost (E.2). */
export async function applyTemplate(
  _ctx: Context,
  tx: Transaction,
  update: TemplateUpdate,
  key: string,
): Promise<void> {
  if ((await tx.assets.waba(update.waba)) === null) {
    return tx.webhooks.unknown(update.waba, update.type, new Date(update.at));
  }
  const change = await tx.readings.applyToTemplate(update.waba, update.template, patchOf(update));
  if (change) await tellTemplate(tx, change, { key, at: update.at });
}

function patchOf(update: TemplateUpdate): TemplatePatch {
  const asOf = update.at;
  switch (update.type) {
    case 'template_status':
      return { field: 'status', value: update.status, reason: update.reason, asOf };
    case 'template_quality':
      return { field: 'quality', value: update.quality, asOf };
    case 'template_category': {
      const { category: value, impending, effectiveAt } = update;
      return { field: 'category', value, impending, effectiveAt, asOf };
    }
    default:
      return update satisfies never;
  }
}

/** Meta checks many copies at once: they are one look, and one message. */
const TOGETHER_MS = 60_000;

/** Posts what is worth a message, once per change. */
export async function tellTemplate(
  tx: Transaction,
  change: TemplateChange,
  { key, at }: { key: string; at: string },
): Promise<void> {
  const { template, field, from, to } = change;
  await tx.followUps.remember(change, at);
  for (const operation of await tx.followUps.following(template.wabaId)) {
    await tx.jobs.enqueue({ name: 'ratings', operation }, new Date(Date.parse(at) + TOGETHER_MS));
  }
  const news = newsOf({ field, from, to });
  if (news === null || news === 'rating_rose') return;
  const { wabaId, name, language, reason, nextCategoryAt } = template;
  await tellWaba(
    tx,
    wabaId,
    { type: 'template_news', waba: wabaId, name, language, news, from, to, reason, at: nextCategoryAt },
    `template:${wabaId}:${name}:${language}:${field}:${key}`,
  );
}

import type { Update } from '../../domain/webhook/update.ts';
import type { Context } from '../ports/context.ts';
import type { SyncScope } from '../ports/jobs.ts';
import type { NumberField } from '../ports/readings.ts';
import type { Transaction } from '../ports/store.ts';
import { hearMarketingWord } from '../subscription/hear-marketing-word.ts';
import { applyMessageReceived, applyMessageStatus } from './apply-message.ts';
import { applyTemplate } from './apply-template.ts';
import { tellWaba } from './news.ts';
import { recordNumbers } from './record-numbers.ts';

/** What one update means for what we keep, and for who must know. The same update twice changes nothing more. */
export async function applyUpdate(ctx: Context, tx: Transaction, update: Update, key: string): Promise<void> {
  const scope = await syncAskedBy(tx, update);
  if (scope !== null) await tx.jobs.enqueue({ name: 'sync', scope });
  switch (update.type) {
    case 'message_status':
      return applyMessageStatus(ctx, tx, update);
    case 'message_received':
      return applyMessageReceived(ctx, tx, update);
    case 'template_status':
    case 'template_quality':
    case 'template_category':
      return applyTemplate(ctx, tx, update, key);
    case 'number_name':
      return byDigits(ctx, tx, update, key, 'nameStatus', NAME_STATUS[update.decision] ?? update.decision);
    case 'number_limit':
      // Meta also writes the tier as a count here (B.9): only the account itself says it as we keep it.
      if (!update.limit?.startsWith('TIER_')) return unlessSynced(tx, scope, update);
      return byDigits(ctx, tx, update, key, 'messagingLimit', update.limit);
    case 'security':
      return applySecurity(ctx, tx, update, key);
    case 'account':
    case 'account_review': {
      const { waba, at } = update;
      if ((await tx.assets.waba(waba)) === null) return unknown(tx, waba, update.type, at);
      const event = update.type === 'account' ? update.event : `REVIEW_${update.decision}`;
      const detail = update.type === 'account' ? update.detail : null;
      return tellWaba(tx, waba, { type: 'account_news', waba, event, detail }, `webhook:${key}`);
    }
    case 'capability':
      return unlessSynced(tx, scope, update);
    case 'preference':
      return applyPreference(tx, update);
    case 'channel':
      return unknown(tx, update.digits ?? '360dialog', update.event, update.at);
    case 'unknown':
      return unknown(tx, update.waba, update.field, update.at);
    default:
      return update satisfies never;
  }
}

/** What an update says in part only is read whole: the rest of the account, or 360dialog's channels. */
async function syncAskedBy(tx: Transaction, update: Update): Promise<SyncScope | null> {
  switch (update.type) {
    case 'number_name':
    case 'number_limit':
    case 'account':
    case 'account_review':
    case 'capability':
      return (await tx.assets.waba(update.waba)) === null ? null : `waba:${update.waba}`;
    case 'channel':
      return '360dialog';
    default:
      return null;
  }
}

/** A decision about a requested name, as the number's `name_status` says it (domain.md B.3, B.9). */
const NAME_STATUS: Readonly<Record<string, string>> = {
  APPROVED: 'APPROVED',
  REJECTED: 'DECLINED',
  PENDING: 'PENDING_REVIEW',
  DEFERRED: 'PENDING_REVIEW',
};

/** What is read whole anyway needs no more; of an account that we do not have it is kept as unknown. */
const unlessSynced = async (
  tx: Transaction,
  scope: SyncScope | null,
  { waba, type, at }: Extract<Update, { type: 'number_limit' | 'capability' }>,
): Promise<void> => (scope === null ? unknown(tx, waba, type, at) : undefined);

const unknown = (tx: Transaction, asset: string, field: string, at: string): Promise<void> =>
  tx.webhooks.unknown(asset, field, new Date(at));

/** Account and number events have no phone number id, only the WABA and digits (domain.md B.9). */
async function byDigits(
  ctx: Context,
  tx: Transaction,
  update: Extract<Update, { digits: string; waba: string }>,
  key: string,
  field: NumberField,
  value: string,
): Promise<void> {
  const number = await tx.readings.numberByDigits(update.waba, update.digits);
  if (number === null) return unknown(tx, update.waba, update.type, update.at);
  await recordNumbers(ctx, tx, [{ number, field, value, asOf: update.at }], key);
}

/** Of marketing alone: other categories are counted, not acted on. */
async function applyPreference(
  tx: Transaction,
  { waba, number, person: digits, value, category, at }: Extract<Update, { type: 'preference' }>,
): Promise<void> {
  const isOurs = (await tx.assets.number(number)) !== null;
  if (!isOurs || digits === '' || category !== 'marketing_messages') {
    return unknown(tx, isOurs ? waba : number, 'user_preferences', at);
  }
  const stopped = value === 'stop';
  await hearMarketingWord(tx, { number, digits, stopped, told: 'user_preferences', at });
}

async function applySecurity(
  ctx: Context,
  tx: Transaction,
  update: Extract<Update, { type: 'security' }>,
  key: string,
): Promise<void> {
  if (update.event === 'PIN_RESET_REQUEST') return;
  const pin = update.event === 'PIN_REQUEST_SUCCESS' ? 'false' : 'true';
  return byDigits(ctx, tx, update, key, 'isPinEnabled', pin);
}

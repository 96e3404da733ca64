import type { Update } from '../world.ts';

export interface Limits {
  readonly updates: number;
  readonly bytes: number;
}

/** Meta's own (B.9). */
export const metaLimits: Limits = { updates: 1000, bytes: 3 * 1024 * 1024 };

export interface Batch {
  readonly body: string;
  readonly updates: number;
}

interface Change {
  readonly field: string;
  readonly value: Readonly<Record<string, unknown>>;
}
interface Entry {
  readonly id: string;
  readonly time?: number;
  readonly changes: Change[];
}

/** What one entry and one change cost around their value; generous, so that the limit holds. */
const envelopeBytes = 160;

/** Packs updates in their order into as few POST bodies as the limits allow. */
export function pack(updates: readonly Update[], limits: Limits = metaLimits): readonly Batch[] {
  const batches: Batch[] = [];
  let open: Update[] = [];
  let bytes = envelopeBytes;
  const close = () => {
    if (open.length > 0) batches.push({ body: bodyOf(open), updates: open.length });
    open = [];
    bytes = envelopeBytes;
  };
  for (const update of updates) {
    const size = Buffer.byteLength(JSON.stringify(update.value)) + envelopeBytes;
    if (open.length >= limits.updates || bytes + size > limits.bytes) close();
    open.push(update);
    bytes += size;
  }
  close();
  return batches;
}

function bodyOf(updates: readonly Update[]): string {
  const entry: Entry[] = [];
  for (const { waba, field, value, time } of updates) {
    const last = entry.at(-1);
    if (last === undefined || last.id !== waba || last.time !== (time ?? undefined)) {
      entry.push({ id: waba, ...(time === null ? {} : { time }), changes: [{ field, value }] });
      continue;
    }
    const before = last.changes.at(-1);
    const merged = before === undefined ? undefined : merge(before, { field, value });
    if (merged === undefined) last.changes.push({ field, value });
    else last.changes[last.changes.length - 1] = merged;
  }
  return JSON.stringify({ object: 'whatsapp_business_account', entry });
}

/** Statuses of one number share a change, as in Meta's own samples (B.9). */
function merge(before: Change, next: Change): Change | undefined {
  const [first, second] = [statusesOf(before), statusesOf(next)];
  if (first === undefined || second === undefined) return undefined;
  if (JSON.stringify(before.value.metadata) !== JSON.stringify(next.value.metadata)) return undefined;
  return { field: before.field, value: { ...before.value, statuses: [...first, ...second] } };
}

function statusesOf({ value }: Change): readonly unknown[] | undefined {
  return Array.isArray(value.statuses) ? value.statuses : undefined;
}

import { z } from 'zod';
import type { PageRequests } from './contract.ts';

const as = z.string();
const id = z.string().max(200);
const words = z.string().max(12_000);

const target = z.discriminatedUnion('in', [
  z.strictObject({ in: z.literal('message'), channel: id, ts: id }),
  z.strictObject({ in: z.literal('ephemeral'), channel: id, ts: id }),
  z.strictObject({ in: z.literal('view'), id }),
  z.strictObject({ in: z.literal('home') }),
]);

/** Of a file only its id counts: what else the client says of it is looked up. */
const uploaded = z.looseObject({ id }).transform((file) => file.id);
const entry = z.union([words, z.number(), z.null(), z.array(z.union([words, uploaded])).max(100)]);

const element = { as, target, blockId: z.string().max(255), actionId: z.string().max(255) };

/** The body of each POST by its path. */
export const asking = {
  command: z.strictObject({ as, channel: id, text: words }),
  press: z.strictObject({ ...element, value: words.exactOptional() }),
  enter: z.strictObject({ ...element, entry }),
  suggest: z.strictObject({ as, target, blockId: z.string().max(255), query: words }),
  submit: z.strictObject({ as, view: id }),
  close: z.strictObject({ as, view: id }),
  say: z.strictObject({
    as,
    channel: id,
    text: words,
    thread: id.exactOptional(),
    files: z.array(id).max(10).exactOptional(),
  }),
  remove: z.strictObject({ as, channel: id, ts: id }),
  home: z.strictObject({ as }),
  shortcut: z.strictObject({ as, callbackId: id, channel: id.exactOptional(), ts: id.exactOptional() }),
} satisfies Record<keyof PageRequests, z.ZodType>;

export type Asked<Path extends keyof PageRequests> = z.output<(typeof asking)[Path]>;

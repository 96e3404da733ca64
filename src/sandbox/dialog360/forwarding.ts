import type { MetaState } from '../meta/state.ts';
import { pack } from '../meta/webhooks/batch.ts';
import type { Channel } from './model.ts';

interface Forwarding {
  readonly meta: MetaState;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly post: (to: string, body: string) => void;
}

/** Messaging webhooks have Meta's shape: a number's own to its channel, the account's to every one (C.3). Answers how to stop. */
export function createForwarding({ meta, channels, post }: Forwarding): () => void {
  return meta.webhooks.listen((update) => {
    const number = numberIn(update.value.metadata);
    for (const { id, webhookUrl, number: own } of channels.values()) {
      if (webhookUrl === null) continue;
      const isIts =
        number === undefined ? meta.tables.numbers.find(own)?.waba === update.waba : number === own;
      if (isIts) for (const { body } of pack([update])) post(id, body);
    }
  });
}

function numberIn(metadata: unknown): string | undefined {
  if (typeof metadata !== 'object' || metadata === null || !('phone_number_id' in metadata)) return undefined;
  return String(metadata.phone_number_id);
}

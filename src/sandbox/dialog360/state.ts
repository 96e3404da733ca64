import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { createFaults } from '../faults.ts';
import type { MetaState } from '../meta/state.ts';
import { createTraffic, readable } from '../meta/traffic.ts';
import { createPostman } from '../meta/webhooks/postman.ts';
import { createForwarding } from './forwarding.ts';
import { ChangeRequest, Channel, Client, Snapshot } from './model.ts';
import { type PartnerEvent, partnerEvent } from './partner-events.ts';

export interface Dialog360Seed {
  readonly clients?: readonly z.input<typeof Client>[];
  readonly channels?: readonly (z.input<typeof Channel> & { readonly apiKey?: string })[];
  readonly changeRequests?: readonly z.input<typeof ChangeRequest>[];
}

export interface Dialog360StateOptions extends Dialog360Seed {
  /** The numbers are Meta's: what is sent goes out there. */
  readonly meta: MetaState;
  readonly partner: { readonly id: string; readonly apiKey: string };
  /** Signs webhooks; none are signed without it (C.3: optional). */
  readonly webhookSecret?: string;
  readonly retryDelaysMs?: readonly number[];
}

/** It is not there, or not this partner's. */
export class UnknownAtDialog360 extends Error {
  override readonly name = 'UnknownAtDialog360';
}

export type Dialog360State = ReturnType<typeof createDialog360State>;

/** Everything at the stand-in of 360dialog for one partner, with what its clients do in the Hub. */
export function createDialog360State(options: Dialog360StateOptions) {
  const { meta, partner, webhookSecret, retryDelaysMs } = options;
  const clients = new Map<string, Client>();
  const channels = new Map<string, Channel>();
  const requests = new Map<string, ChangeRequest>();
  const keys = new Map<string, string>();
  const seed = (wanted: Dialog360Seed): void => {
    refill(clients, z.array(Client).parse(wanted.clients ?? []));
    refill(channels, z.array(Channel).parse(wanted.channels ?? []));
    refill(requests, z.array(ChangeRequest).parse(wanted.changeRequests ?? []));
    keys.clear();
    for (const { id, apiKey } of wanted.channels ?? []) if (apiKey) keys.set(apiKey, id);
  };
  seed(options);
  const traffic = createTraffic();
  let webhookUrl: string | null = null;
  let autoApprove = false;
  let partnerKey = partner.apiKey;

  const addressed = (to: string) =>
    to === partnerMailbox ? webhookUrl : (channels.get(to)?.webhookUrl ?? null);
  const postman = createPostman({
    now: meta.now,
    ...(retryDelaysMs === undefined ? {} : { retryDelaysMs }),
    addressOf(to) {
      const url = addressed(to);
      return url === null ? undefined : { url, headers: (body) => signed(webhookSecret, body) };
    },
    onOutcome: ({ parcel, url, status, answer, ms }) =>
      traffic.record({
        at: meta.now().toISOString(),
        direction: 'out',
        call: 'webhook',
        method: 'POST',
        path: new URL(url).pathname,
        request: readable(parcel.body),
        status,
        answer: readable(answer),
        fault: null,
        ms,
      }),
  });
  const stopForwarding = createForwarding({ meta, channels, post: postman.post });

  const channelOf = (id: string): Channel => known(channels.get(id), `no channel ${id} at the stand-in`);
  const announce = (event: PartnerEvent, channel: Channel): void => {
    if (webhookUrl === null) return;
    const number = meta.tables.numbers.known(channel.number);
    const client = clients.get(channel.client) ?? { id: channel.client, name: channel.client };
    postman.post(partnerMailbox, JSON.stringify(partnerEvent(event, { channel, client, number })));
  };
  const approve = (id: string): ChangeRequest => {
    const request = known(requests.get(id), `no change request ${id} at the stand-in`);
    const approved = { ...request, status: 'approved' };
    requests.set(id, approved);
    clients.set(request.client.id, request.client);
    for (const channel of request.channels) {
      channels.set(channel.id, channel);
      announce('channel_running', channel);
    }
    return approved;
  };

  return {
    now: meta.now,
    meta,
    traffic,
    faults: createFaults(),
    /** The key opens this partner only, and nothing on the messaging host (C.1). */
    isPartner: (id: string | undefined): boolean => id === partner.id,
    isPartnerKey: (key: string | undefined): boolean => key === partnerKey,
    changePartnerKey(key: string): void {
      partnerKey = key;
    },
    clients: (): readonly Client[] => [...clients.values()],
    channels: (): readonly Channel[] => [...channels.values()],
    changeRequests: (): readonly ChangeRequest[] => [...requests.values()],
    findChannel: (id: string): Channel | undefined => channels.get(id),
    findChangeRequest: (id: string): ChangeRequest | undefined => requests.get(id),
    channelByKey: (key: string | undefined): Channel | undefined => channels.get(keys.get(key ?? '') ?? ''),
    wabaOf: (channel: Channel): string | undefined => meta.tables.numbers.find(channel.number)?.waba,
    webhookUrl: () => webhookUrl,
    setWebhookUrl(url: string): void {
      webhookUrl = url;
    },
    setChannelWebhook(id: string, url: string): void {
      channels.set(id, { ...channelOf(id), webhookUrl: url });
    },
    autoApprove: () => autoApprove,
    setAutoApprove(wanted: boolean): void {
      autoApprove = wanted;
    },
    approve,
    /** A new key: the one before stops working, and the webhook has to be set again (C.1). */
    createKey(id: string): string {
      channels.set(id, { ...channelOf(id), webhookUrl: null });
      for (const [key, owner] of keys) if (owner === id) keys.delete(key);
      const fresh = `sample-${randomBytes(12).toString('hex')}`;
      keys.set(fresh, id);
      return fresh;
    },
    /** A client asks to come to this partner (C.4, scenario 4). */
    askPartnerChange(seed: z.input<typeof ChangeRequest>): void {
      const request = ChangeRequest.parse(seed);
      requests.set(request.id, request);
      if (autoApprove) approve(request.id);
    },
    /** `created`, `submitted`, `ready`, `running` and `live` tell the partner; others are silent. */
    setChannelStatus(id: string, status: string): void {
      const channel = { ...channelOf(id), status };
      channels.set(id, channel);
      const event = statusEvents.find((each) => each === `channel_${status}`);
      if (event !== undefined) announce(event, channel);
    },
    /** An event about an account, such as `account_violation`. */
    announce: (event: PartnerEvent, channelId: string): void => announce(event, channelOf(channelId)),
    tick: postman.wake,
    settled: postman.settled,
    deliveries: postman.counts,
    snapshot: (): Snapshot => ({
      version: 1,
      clients: [...clients.values()],
      channels: [...channels.values()],
      changeRequests: [...requests.values()],
      webhookUrl,
      autoApprove,
      undelivered: postman.snapshot(),
    }),
    /** These clients and channels and no others, with nothing set up yet. */
    fill(wanted: Dialog360Seed): void {
      seed(wanted);
      webhookUrl = null;
      autoApprove = false;
      postman.restore([]);
    },
    /** Throws when it is no snapshot. */
    restore(kept: unknown): void {
      const snapshot = Snapshot.parse(kept);
      refill(clients, snapshot.clients);
      refill(channels, snapshot.channels);
      refill(requests, snapshot.changeRequests);
      ({ webhookUrl, autoApprove } = snapshot);
      postman.restore(snapshot.undelivered);
    },
    close(): void {
      stopForwarding();
      postman.close();
    },
  };
}

const partnerMailbox = 'partner';
const statusEvents: readonly PartnerEvent[] = [
  'channel_created',
  'channel_submitted',
  'channel_ready',
  'channel_running',
  'channel_live',
];

/** Whether the signature is hexadecimal is not documented (C.3, unverified); nor is its prefix. */
function signed(secret: string | undefined, body: string): Record<string, string> {
  if (secret === undefined) return {};
  return { 'x-360dialog-signature': createHmac('sha256', secret).update(body).digest('hex') };
}

function known<T>(found: T | undefined, otherwise: string): T {
  if (found === undefined) throw new UnknownAtDialog360(otherwise);
  return found;
}

function refill<T extends { readonly id: string }>(map: Map<string, T>, rows: readonly T[]): void {
  map.clear();
  for (const row of rows) map.set(row.id, row);
}

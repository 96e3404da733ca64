import { z } from 'zod';
import { createFaults } from '../faults.ts';
import { type AppSeed, createAccess } from './access.ts';
import { type BrazeMessage, payloadOf } from './braze-message.ts';
import { createManaging } from './managing.ts';
import { createPhones } from './phone.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import { send } from './sending.ts';
import { createTables, type MetaSeed, TablesSnapshot } from './tables.ts';
import { catchUp } from './template-desk.ts';
import { createTraffic } from './traffic.ts';
import { createUsage } from './usage.ts';
import { Parcel } from './webhooks/postman.ts';
import { createWebhooks, type Handshake, type Receiver } from './webhooks/webhooks.ts';
import { noTraps, type Traps, type World } from './world.ts';

export interface MetaStateOptions extends MetaSeed {
  readonly apps: readonly AppSeed[];
  /** The clock that the bot goes by. */
  readonly now?: () => Date;
  /** Management calls an hour in one WABA; Meta's 200, and 5,000 with a registered number, unless given (B.11). */
  readonly callsPerHour?: number;
  readonly retryDelaysMs?: readonly number[];
}

const Snapshot = z.object({
  version: z.literal(1),
  tables: TablesSnapshot,
  traps: z.record(z.string(), z.boolean()),
  usage: z.array(z.tuple([z.string(), z.object({ startedAt: z.number(), used: z.number() })])),
  undelivered: z.array(Parcel),
});
export type MetaSnapshot = z.infer<typeof Snapshot>;

export type BridgeOutcome = { readonly kind: 'accepted'; readonly id: string } | Refusal;

export type MetaState = ReturnType<typeof createMetaState>;

/** Everything at the stand-in of Meta, with what people do there by hand. */
export function createMetaState(options: MetaStateOptions) {
  const { apps, now = () => new Date(), callsPerHour, retryDelaysMs } = options;
  const tables = createTables(options);
  const traps: Traps = { ...noTraps };
  const traffic = createTraffic();
  const usage = createUsage(now, (waba) => callsPerHour ?? (isActive(waba) ? 5000 : 200));
  const isActive = (waba: string) =>
    tables.numbersOf(waba).some((each) => each.platformType !== 'NOT_APPLICABLE');
  const webhooks = createWebhooks({
    now,
    traps,
    traffic,
    subscribers: (waba) => tables.wabas.find(waba)?.subscribedApps ?? [],
    ...(retryDelaysMs === undefined ? {} : { retryDelaysMs }),
  });
  const world: World = { tables, traps, now, announce: webhooks.announce };
  const restore = (snapshot: MetaSnapshot): void => {
    tables.restore(snapshot.tables);
    Object.assign(traps, noTraps, snapshot.traps);
    usage.restore(snapshot.usage);
    webhooks.restore(snapshot.undelivered);
  };

  return {
    now,
    world,
    tables,
    traps,
    traffic,
    usage,
    webhooks,
    faults: createFaults(),
    phone: createPhones(world),
    manage: createManaging(world),
    /** Tokens: whose they are, revoking one, changing its permissions. */
    access: createAccess(apps),
    /** An app's callback: shakes hands, then delivers there. The first app unless one is named. */
    connect: (receiver: Receiver, app = apps[0]?.id ?? ''): Promise<Handshake> =>
      webhooks.connect(app, receiver),
    /** Sends as this number, whoever asks: what BSPs do with a customer's account. Throws UnknownAsset. */
    send: (numberId: string, payload: unknown) => send(world, tables.numbers.known(numberId), payload),
    /** What Braze hands over once its own rules let a message pass. Throws UnknownAsset. */
    deliverFromBraze(message: BrazeMessage): BridgeOutcome {
      const number = tables.numbers.known(message.numberId);
      const sent = send(world, number, payloadOf(tables, number, message));
      return isRefusal(sent) ? sent : { kind: 'accepted', id: sent.message.id };
    },
    /** Does what Meta would have done by now, and tries again what is due. For when the clock was wound. */
    tick(): void {
      catchUp(world);
      webhooks.wake();
    },
    snapshot: (): MetaSnapshot => ({
      version: 1,
      tables: tables.snapshot(),
      traps: { ...traps },
      usage: usage.snapshot(),
      undelivered: webhooks.snapshot(),
    }),
    /** Throws when it is no snapshot. Faults, traffic and connections aren't part of one. */
    restore: (kept: unknown): void => restore(Snapshot.parse(kept)),
    /** These assets and phones and no others, with nothing sent yet. */
    fill: (seed: MetaSeed): void =>
      restore({ version: 1, tables: createTables(seed).snapshot(), traps: {}, usage: [], undelivered: [] }),
    close: (): void => webhooks.close(),
  };
}

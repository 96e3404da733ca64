import { Hono } from 'hono';
import { z } from 'zod';
import { jsonOf, type Routes } from '../server.ts';
import { brazeCalls } from './braze/endpoints.ts';
import { dialog360Calls } from './dialog360/messaging-routes.ts';
import { type Faults, faultKinds } from './faults.ts';
import { Impossible } from './impossible.ts';
import { metaCalls } from './meta/graph/routes.ts';
import { slackFaults } from './slack/faults.ts';
import { slackCalls } from './slack/routes.ts';
import type { SlackState } from './slack/state.ts';

const times = z.int().positive().max(1_000_000).default(1);
const ms = z.int().positive().max(600_000).exactOptional();

const providers = ['braze', 'meta', 'dialog360'] as const;
type Provider = (typeof providers)[number];

const wantedFault = z.discriminatedUnion('service', [
  z.strictObject({ service: z.literal('slack'), call: z.string(), fault: z.enum(slackFaults), times, ms }),
  z.strictObject({ service: z.enum(providers), call: z.string(), fault: z.enum(faultKinds), times, ms }),
]);

const callsOf: Readonly<Record<Provider, readonly string[]>> = {
  braze: brazeCalls,
  meta: metaCalls,
  dialog360: dialog360Calls,
};

/** What can be made to fail, and how. */
export const services = [
  { service: 'slack', calls: slackCalls, faults: [...slackFaults] },
  ...providers.map((service) => ({ service, calls: [...callsOf[service], '*'], faults: [...faultKinds] })),
] as const;

export type Failing = { readonly slack: SlackState } & Readonly<
  Record<Provider, { readonly faults: Faults }>
>;

export const faultsOf = (failing: Failing) => [
  ...failing.slack.faults.list().map((fault) => ({ service: 'slack', ...fault })),
  ...providers.flatMap((service) => failing[service].faults.list().map((fault) => ({ service, ...fault }))),
];

/** `POST` switches a fault on, `GET` lists them, `DELETE` takes them all away (SPEC 10.6). */
export function faultRoutes(failing: Failing): Routes {
  const routes: Routes = new Hono();
  routes.get('/', (c) => c.json({ faults: faultsOf(failing) }));
  routes.delete('/', (c) => {
    for (const service of ['slack', ...providers] as const) failing[service].faults.clear();
    return c.json({ faults: [] });
  });
  routes.post('/', async (c) => {
    const parsed = wantedFault.safeParse(await jsonOf(c.req));
    if (!parsed.success) return c.json({ error: `a fault is faulty: ${z.prettifyError(parsed.error)}` }, 400);
    const { data } = parsed;
    const call = data.call.replace(/^\//, '');
    const calls: readonly string[] = services.find(({ service }) => service === data.service)?.calls ?? [];
    if (!calls.includes(call))
      throw new Impossible(`${data.service} has no call "${call}"; it has ${calls.join(', ')}`);
    if (data.service === 'slack') failing.slack.faults.add({ ...data, call });
    else failing[data.service].faults.add({ ...data, call });
    return c.json({ faults: faultsOf(failing) });
  });
  return routes;
}

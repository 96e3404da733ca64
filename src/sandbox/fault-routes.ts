import { Hono } from 'hono';
import { z } from 'zod';
import { jsonOf, type Routes } from '../server.ts';
import { endpoints } from './braze/endpoints.ts';
import { brazeFaults } from './braze/faults.ts';
import type { BrazeState } from './braze/state.ts';
import { Impossible } from './impossible.ts';
import { slackFaults } from './slack/faults.ts';
import { slackCalls } from './slack/routes.ts';
import type { SlackState } from './slack/state.ts';

const times = z.int().positive().max(1_000_000).default(1);
const ms = z.int().positive().max(600_000).exactOptional();

const wantedFault = z.discriminatedUnion('service', [
  z.strictObject({ service: z.literal('slack'), call: z.string(), fault: z.enum(slackFaults), times, ms }),
  z.strictObject({ service: z.literal('braze'), call: z.string(), fault: z.enum(brazeFaults), times, ms }),
]);

/** What can be made to fail, and how. */
export const services = [
  { service: 'slack', calls: slackCalls, faults: [...slackFaults] },
  { service: 'braze', calls: [...endpoints.map(({ call }) => call), '*'], faults: [...brazeFaults] },
] as const;

interface Failing {
  readonly slack: SlackState;
  readonly braze: BrazeState;
}

export const faultsOf = ({ slack, braze }: Failing) => [
  ...slack.faults.list().map((fault) => ({ service: 'slack', ...fault })),
  ...braze.faults.list().map((fault) => ({ service: 'braze', ...fault })),
];

/** `POST` switches a fault on, `GET` lists them, `DELETE` takes them all away (SPEC 10.6). */
export function faultRoutes(failing: Failing): Routes {
  const { slack, braze } = failing;
  const routes: Routes = new Hono();
  routes.get('/', (c) => c.json({ faults: faultsOf(failing) }));
  routes.delete('/', (c) => {
    slack.faults.clear();
    braze.faults.clear();
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
    if (data.service === 'slack') slack.faults.add({ ...data, call });
    else braze.faults.add({ ...data, call });
    return c.json({ faults: faultsOf(failing) });
  });
  return routes;
}

import { Hono } from 'hono';
import { type Answer, jsonAnswer } from '../../faults.ts';
import type { Caller } from '../access.ts';
import { exchange, type OnNode, type Routes } from '../exchange.ts';
import { errorBody, isRefusal, noSuchNode, type Refusal, refuse } from '../refusal.ts';
import type { MetaState } from '../state.ts';
import { parsed } from '../traffic.ts';
import type { Asked, Endpoint, Node, Reply } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import { isOfDestination } from './migration-endpoints.ts';

/** One endpoint with the node it was asked on. */
interface Target {
  readonly call: string;
  readonly permission: Endpoint<never>['permission'];
  /** The WABA whose hourly calls it uses up; messages use none. */
  readonly charged: string | null;
  readonly waba: string | null;
  answer(asked: Asked): Reply;
}

/** Every call by its name, for switching faults on. */
export const metaCalls: readonly string[] = [
  ...Object.values(endpoints).flatMap((each) => each.map(({ call }) => call)),
  'health.read',
];

/** The Graph API, under any path: `<path>/v24.0/<id>` and `<path>/v24.0/<id>/<edge>`, whatever the version. */
export function metaRoutes(meta: MetaState): Routes {
  const routes: Routes = new Hono();
  const version = ':version{v[0-9]+[.][0-9]+}';
  for (const path of [`/${version}/:id`, `/${version}/:id/:edge`]) {
    routes.all(path, (c) => graph(meta, c, c.req.param('id') ?? '', c.req.param('edge') ?? null));
  }
  routes.all('*', (c) => {
    const told = answerOf(refuse(100, { message: '(#2500) Unknown path components' }));
    return c.body(told.text, 400, { 'content-type': told.type });
  });
  return routes;
}

async function graph(meta: MetaState, c: OnNode, id: string, edge: string | null) {
  const url = new URL(c.req.url);
  meta.tick();
  const target = targetOf(meta, nodeOf(meta, id), c.req.method, edge, url);
  const token = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1];
  const caller = meta.access.callerOf(token ?? url.searchParams.get('access_token') ?? undefined);
  const headers = () => usageHeaders(meta, caller, target);
  return exchange(c, {
    ...meta,
    call: target?.call ?? 'unknown',
    answer: (text) =>
      answerOf(judge(meta, caller, target, { id, text, url, method: c.req.method }), headers()),
    tooMany: () => ({ ...answerOf(refuse(80007), headers()), status: 429 }),
    broken: () => answerOf(refuse(2, { isTransient: true }), headers()),
  });
}

/** In this order: whose token, is it there, may they, do they see it, is there room; then what was asked. */
function judge(
  meta: MetaState,
  caller: Caller | undefined,
  target: Target | undefined,
  asked: { readonly id: string; readonly text: string; readonly url: URL; readonly method: string },
): Reply {
  if (caller === undefined) return refuse(190);
  if (target === undefined) return noSuchNode(asked.id, asked.method);
  if (!caller.may(target.permission)) {
    const code = target.permission === 'whatsapp_business_messaging' ? 10 : 200;
    return refuse(code, { details: `${target.permission} is missing` });
  }
  const waba = target.waba === null ? undefined : meta.tables.wabas.find(target.waba);
  if (waba !== undefined && !caller.sees(waba)) return noSuchNode(asked.id, asked.method);
  if (target.charged !== null && !meta.usage.draw(caller.app.id, target.charged)) return refuse(80007);
  const body = bodyOf(asked.text);
  if (isRefusal(body)) return body;
  return target.answer({ world: meta.world, caller, url: asked.url, body });
}

function bodyOf(text: string): Readonly<Record<string, unknown>> | Refusal {
  if (text === '') return {};
  const value = parsed(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  return refuse(100, { details: 'the body is not a JSON object' });
}

function nodeOf({ tables }: MetaState, id: string): Node | undefined {
  const business = tables.businesses.find(id);
  if (business !== undefined) return { type: 'business', item: business };
  const waba = tables.wabas.find(id);
  if (waba !== undefined) return { type: 'waba', item: waba };
  const number = tables.numbers.find(id);
  if (number !== undefined) return { type: 'number', item: number };
  const template = tables.templates.find(id);
  return template && { type: 'template', item: template };
}

function targetOf(
  { tables }: MetaState,
  node: Node | undefined,
  method: string,
  edge: string | null,
  url: URL,
): Target | undefined {
  switch (node?.type) {
    case undefined:
      return undefined;
    case 'business':
      return bound(endpoints.business, node.item, null, method, edge, url);
    case 'waba':
      return bound(endpoints.waba, node.item, node.item.id, method, edge, url);
    case 'number': {
      const waba = isOfDestination(edge) ? tables.migrations.find(node.item.id)?.destination : undefined;
      return bound(endpoints.number, node.item, waba ?? node.item.waba, method, edge, url);
    }
    case 'template':
      return bound(endpoints.template, node.item, node.item.waba, method, edge, url);
  }
}

function bound<T>(
  table: readonly Endpoint<T>[],
  item: T,
  waba: string | null,
  method: string,
  edge: string | null,
  url: URL,
): Target | undefined {
  const endpoint = table.find((each) => each.method === method && each.edge === edge);
  if (endpoint === undefined) return undefined;
  const isHealth = edge === null && method === 'GET' && url.searchParams.get('fields') === 'health_status';
  return {
    call: isHealth ? 'health.read' : endpoint.call,
    permission: endpoint.permission,
    waba,
    charged: endpoint.permission === 'whatsapp_business_messaging' ? null : waba,
    answer: (asked) => endpoint.answer(item, asked),
  };
}

function usageHeaders(
  meta: MetaState,
  caller: Caller | undefined,
  target: Target | undefined,
): Record<string, string> {
  if (caller === undefined || !target?.charged) return {};
  return { 'x-business-use-case-usage': meta.usage.header(caller.app.id, target.charged) };
}

function answerOf(reply: Reply, headers: Record<string, string> = {}): Answer {
  if (reply.kind === 'answer') return jsonAnswer(200, reply.body, headers);
  return jsonAnswer(reply.status, errorBody(reply), headers);
}

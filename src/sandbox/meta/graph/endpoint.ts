import type { Caller, Permission } from '../access.ts';
import type { Business, PhoneNumber, Template, Waba } from '../model.ts';
import type { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { askedFields, type NodeFields, pick, type Reading } from './fields.ts';
import { pageOf } from './paging.ts';

export type Node =
  | { readonly type: 'business'; readonly item: Business }
  | { readonly type: 'waba'; readonly item: Waba }
  | { readonly type: 'number'; readonly item: PhoneNumber }
  | { readonly type: 'template'; readonly item: Template };

export interface Asked {
  readonly world: World;
  readonly caller: Caller;
  readonly url: URL;
  /** JSON body; empty where there was none. */
  readonly body: Readonly<Record<string, unknown>>;
}

export type Reply = { readonly kind: 'answer'; readonly body: unknown } | Refusal;

export interface Endpoint<T> {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Null: the node itself. */
  readonly edge: string | null;
  /** Faults and the traffic name it so. */
  readonly call: string;
  readonly permission: Permission;
  answer(item: T, asked: Asked): Reply;
}

export const manage = 'whatsapp_business_management';

export function told(body: unknown): Reply {
  return { kind: 'answer', body };
}

export const success = told({ success: true });

/** `GET /{id}` with the fields asked for. */
export function read<T>(call: string, node: NodeFields<T>): Endpoint<T> {
  return {
    method: 'GET',
    edge: null,
    call,
    permission: manage,
    answer(item, asked) {
      const names = askedFields(node, asked.url.searchParams.get('fields'));
      return 'kind' in names ? names : told(pick(node, names, item, readingOf(asked)));
    },
  };
}

/** `GET /{id}/{edge}`, in pages. */
export function list<T, I extends { readonly id: string }>(
  call: string,
  edge: string,
  node: NodeFields<I>,
  itemsOf: (item: T, asked: Asked) => readonly I[],
): Endpoint<T> {
  return {
    method: 'GET',
    edge,
    call,
    permission: manage,
    answer(item, asked) {
      const names = askedFields(node, asked.url.searchParams.get('fields'));
      if ('kind' in names) return names;
      const page = pageOf(itemsOf(item, asked), asked.url);
      if ('kind' in page) return page;
      const data = page.items.map((each) => pick(node, names, each, readingOf(asked)));
      return told({ data, ...(page.paging === undefined ? {} : { paging: page.paging }) });
    },
  };
}

function readingOf({ world, caller }: Asked): Reading {
  return { world, app: caller.app.id };
}

import { Hono } from 'hono';
import { type Address, serveOnLoopback } from '../loopback.ts';
import { metaRoutes } from './graph/routes.ts';
import { manageRoutes } from './manage-routes.ts';
import { phoneRoutes } from './phone-routes.ts';
import { createMetaState, type MetaState, type MetaStateOptions } from './state.ts';

const mountedAt = '/sandbox/meta';

export type MetaStandInOptions = MetaStateOptions & Address;

export interface MetaStandIn {
  readonly state: MetaState;
  /** What `META_GRAPH_URL` is. */
  readonly graphUrl: string;
  /** Where `phoneRoutes` and `manageRoutes` are. */
  readonly phonesUrl: string;
  readonly manageUrl: string;
  close(): Promise<void>;
}

/** A server of its own for the Graph API, the phones and what people do at Meta, on loopback. */
export async function createMetaStandIn(options: MetaStandInOptions): Promise<MetaStandIn> {
  const state = createMetaState(options);
  const app = new Hono()
    .route(`${mountedAt}/graph`, metaRoutes(state))
    .route(`${mountedAt}/people/phones`, phoneRoutes(state))
    .route(`${mountedAt}/manage`, manageRoutes(state));
  const server = await serveOnLoopback(app, options);
  const at = `${server.url}${mountedAt}`;
  return {
    state,
    graphUrl: `${at}/graph/v24.0`,
    phonesUrl: `${at}/people`,
    manageUrl: `${at}/manage`,
    async close() {
      state.close();
      await server.close();
    },
  };
}

import { Hono } from 'hono';
import { type Address, serveOnLoopback } from '../loopback.ts';
import { brazeRoutes } from './routes.ts';
import { type BrazeState, type BrazeStateOptions, createBrazeState } from './state.ts';

const mountedAt = '/sandbox/braze';

export type BrazeStandInOptions = BrazeStateOptions & Address;

export interface BrazeStandIn {
  readonly state: BrazeState;
  /** What a workspace's inventory row has as `restUrl`. */
  restUrlOf(workspaceKey: string): string;
  close(): Promise<void>;
}

/** A server of its own for `brazeRoutes`, on loopback. */
export async function createBrazeStandIn(options: BrazeStandInOptions): Promise<BrazeStandIn> {
  const state = createBrazeState(options);
  const app = new Hono().route(mountedAt, brazeRoutes(state));
  const server = await serveOnLoopback(app, options);
  return {
    state,
    restUrlOf: (workspaceKey) => `${server.url}${mountedAt}/${workspaceKey}`,
    close: server.close,
  };
}

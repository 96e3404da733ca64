import { Hono } from 'hono';
import { type Address, serveOnLoopback } from '../loopback.ts';
import { hubRoutes } from './hub-routes.ts';
import { dialog360ManageRoutes } from './manage-routes.ts';
import { messagingRoutes } from './messaging-routes.ts';
import { createDialog360State, type Dialog360State, type Dialog360StateOptions } from './state.ts';

const mountedAt = '/sandbox/dialog360';

export type Dialog360StandInOptions = Dialog360StateOptions & Address;

export interface Dialog360StandIn {
  readonly state: Dialog360State;
  /** What `DIALOG360_HUB_URL` is. */
  readonly hubUrl: string;
  /** The messaging host. */
  readonly messagingUrl: string;
  readonly manageUrl: string;
  close(): Promise<void>;
}

/** A server of its own for both hosts of 360dialog, on loopback. */
export async function createDialog360StandIn(options: Dialog360StandInOptions): Promise<Dialog360StandIn> {
  const state = createDialog360State(options);
  const app = new Hono()
    .route(`${mountedAt}/hub`, hubRoutes(state))
    .route(`${mountedAt}/messaging`, messagingRoutes(state))
    .route(`${mountedAt}/manage`, dialog360ManageRoutes(state));
  const server = await serveOnLoopback(app, options);
  const at = `${server.url}${mountedAt}`;
  return {
    state,
    hubUrl: `${at}/hub/api/v2`,
    messagingUrl: `${at}/messaging`,
    manageUrl: `${at}/manage`,
    async close() {
      state.close();
      await server.close();
    },
  };
}

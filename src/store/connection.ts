import type postgres from 'postgres';

/** What both drivers need to connect: postgres.js (ours) and pg (the job queue's). */
export interface Connection {
  readonly options: ConnectOptions;
  readonly pgConfig: PgConfig;
  /** Where the database is, for people and logs: no user, no password. */
  readonly where: string;
}

/** What this system passes to postgres.js. */
export interface ConnectOptions {
  host: string;
  port: number;
  database: string;
  user?: string;
  password?: string;
  ssl?: { rejectUnauthorized: boolean };
  connection?: Record<string, string>;
}

/** A connection as the `pg` package, and so pg-boss, takes it. */
export interface PgConfig {
  host: string;
  port: number;
  database: string;
  user?: string;
  password?: string;
  ssl?: { rejectUnauthorized: boolean };
}

/** Reads a Postgres URL; `?host=/folder` names a Unix socket, as libpq has it. */
export function connectionOf(url: string): Connection {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url);
  const { host, sslmode, ...parameters } = Object.fromEntries(searchParams);
  const user = username === '' ? {} : { user: decodeURIComponent(username) };
  const pgConfig: PgConfig = {
    host: host ?? (decodeURIComponent(hostname).replace(/^\[(.*)\]$/, '$1') || 'localhost'),
    port: port === '' ? 5432 : Number(port),
    database: decodeURIComponent(pathname.slice(1)) || decodeURIComponent(username) || 'postgres',
    ...user,
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    ...(sslmode === undefined || sslmode === 'disable'
      ? {}
      : { ssl: { rejectUnauthorized: sslmode.startsWith('verify') } }),
  };
  const options = Object.keys(parameters).length === 0 ? pgConfig : { ...pgConfig, connection: parameters };
  return { options, pgConfig, where: whereIs(pgConfig) };
}

/** The URL of a database on a server known by its socket folder. */
export function socketUrl(server: { host: string; port: number; user: string }, database: string): string {
  const url = new URL(`postgres://${server.user}@localhost:${server.port}/${database}`);
  url.searchParams.set('host', server.host);
  return url.href;
}

/** Clients of this system stay silent about notices, and leave every type as the driver has it. */
export const quiet = { onnotice: () => {} } satisfies postgres.Options<Record<string, never>>;

function whereIs({ host, port, database }: PgConfig): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}/${database}`;
}

import type { Waba } from './model.ts';
import { UnknownAsset } from './tables.ts';

export type Permission = 'whatsapp_business_management' | 'whatsapp_business_messaging';

export interface TokenSeed {
  readonly token: string;
  /** Both unless given. */
  readonly permissions?: readonly Permission[];
  /** The WABAs that it was given; every one unless given. */
  readonly wabas?: readonly string[];
}

export interface AppSeed {
  readonly id: string;
  readonly name: string;
  readonly tokens: readonly TokenSeed[];
}

/** Who asks, and what the token lets it do (B.1). */
export interface Caller {
  readonly app: AppSeed;
  may(permission: Permission): boolean;
  /** Whether it sees the account at all; a removed partner doesn't. */
  sees(waba: Waba): boolean;
}

/** The tokens, which people may take away or change while the bot runs. */
export function createAccess(apps: readonly AppSeed[]) {
  const tokens = new Map<string, { app: AppSeed; seed: TokenSeed }>();
  for (const app of apps) for (const seed of app.tokens) tokens.set(seed.token, { app, seed });
  const known = (token: string) => {
    const found = tokens.get(token);
    if (found === undefined) throw new UnknownAsset('no such token at the stand-in of Meta');
    return found;
  };
  return {
    apps,
    callerOf(token: string | undefined): Caller | undefined {
      const found = tokens.get(token ?? '');
      if (found === undefined) return undefined;
      const { app, seed } = found;
      return {
        app,
        may: (permission) => seed.permissions?.includes(permission) ?? true,
        sees: (waba) => waba.isShared && (seed.wabas?.includes(waba.id) ?? true),
      };
    },
    /** From now on it is no token any more. Throws UnknownAsset. */
    revoke(token: string): void {
      known(token);
      tokens.delete(token);
    },
    /** Exactly these from now on. Throws UnknownAsset. */
    permit(token: string, permissions: readonly Permission[]): void {
      const { app, seed } = known(token);
      tokens.set(token, { app, seed: { ...seed, permissions } });
    },
  };
}

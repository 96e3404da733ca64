const hour = 3_600_000;

/** Business-management calls of each app in each WABA: so many an hour from the first on (B.11). */
export function createUsage(now: () => Date, limitOf: (waba: string) => number) {
  const windows = new Map<string, { startedAt: number; used: number }>();
  const current = (app: string, waba: string) => {
    const key = `${app}/${waba}`;
    const at = now().getTime();
    const there = windows.get(key);
    if (there !== undefined && at < there.startedAt + hour) return there;
    const fresh = { startedAt: at, used: 0 };
    windows.set(key, fresh);
    return fresh;
  };
  return {
    /** Takes one call; false when the hour's are used up. */
    draw(app: string, waba: string): boolean {
      const window = current(app, waba);
      if (window.used >= limitOf(waba)) return false;
      window.used += 1;
      return true;
    },
    /** `X-Business-Use-Case-Usage`: percentages, and minutes until there is room again. */
    header(app: string, waba: string): string {
      const { startedAt, used } = current(app, waba);
      const limit = limitOf(waba);
      const share = Math.floor((100 * used) / limit);
      const minutes = Math.ceil((startedAt + hour - now().getTime()) / 60_000);
      return JSON.stringify({
        [waba]: [
          {
            type: 'whatsapp_business_management',
            call_count: share,
            total_cputime: Math.floor(share / 2),
            total_time: Math.floor(share / 2),
            estimated_time_to_regain_access: used >= limit ? minutes : 0,
          },
        ],
      });
    },
    snapshot: (): [string, { startedAt: number; used: number }][] => [...windows],
    restore(kept: readonly (readonly [string, { startedAt: number; used: number }])[]): void {
      windows.clear();
      for (const [key, window] of kept) windows.set(key, { ...window });
    },
  };
}

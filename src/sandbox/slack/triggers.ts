import { newId } from './identifiers.ts';

const lifeMs = 3000;
const remembered = 10_000;

export type TriggerOrigin = { user: string; channel?: string; view?: string };
export type TriggerError = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';
type Trigger = TriggerOrigin & { born: number; used: boolean };

/** Trigger ids live three seconds and open one view. */
export function createTriggers(team: string, monotonic: () => number) {
  const issued = new Map<string, Trigger>();
  let count = 0;
  return {
    issue(origin: TriggerOrigin): string {
      count += 1;
      const id = `${count}.${team}.${newId('', 16).toLowerCase()}`;
      issued.set(id, { ...origin, born: monotonic(), used: false });
      const oldest = issued.keys().next();
      if (issued.size > remembered && !oldest.done) issued.delete(oldest.value);
      return id;
    },
    check(id: string): TriggerOrigin | TriggerError {
      const trigger = issued.get(id);
      if (trigger === undefined) return 'invalid_trigger_id';
      if (trigger.used) return 'exchanged_trigger_id';
      if (monotonic() - trigger.born > lifeMs) return 'expired_trigger_id';
      return trigger;
    },
    spend(id: string): void {
      const trigger = issued.get(id);
      if (trigger !== undefined) trigger.used = true;
    },
  };
}

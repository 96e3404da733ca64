export const brazeFaults = ['429', '500', 'slow', 'drop', 'html', 'half_json'] as const;
export type FaultKind = (typeof brazeFaults)[number];

export interface Fault {
  /** A path without its first slash, such as `subscription/status/get`, or `*`. */
  readonly call: string;
  readonly fault: FaultKind;
  /** How many calls it strikes; once unless given. */
  readonly times?: number;
  /** For `slow`: how many milliseconds later the answer comes. */
  readonly ms?: number;
}

/** Faults that were switched on; the oldest that fits strikes first. */
export function createFaults() {
  let waiting: Required<Fault>[] = [];
  return {
    add(fault: Fault): void {
      waiting.push({ times: 1, ms: 1500, ...fault });
    },
    clear(): void {
      waiting = [];
    },
    list: (): readonly Required<Fault>[] => waiting,
    take(call: string): Required<Fault> | undefined {
      const struck = waiting.find((fault) => fault.call === call || fault.call === '*');
      if (struck === undefined) return undefined;
      waiting = waiting.flatMap((fault) => {
        if (fault !== struck) return [fault];
        return fault.times > 1 ? [{ ...fault, times: fault.times - 1 }] : [];
      });
      return struck;
    },
  };
}

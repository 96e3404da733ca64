/** Of `half` half the answer comes, then the connection is cut: a download breaks in the middle. */
export const slackFaults = ['429', '500', 'slow', 'drop', 'lost', 'html', 'half'] as const;
type FaultKind = (typeof slackFaults)[number];

export type Fault = {
  /** A Web API method, `response_url`, `upload`, `download`, or `*`. */
  call: string;
  fault: FaultKind;
  /** How many calls it strikes; once unless said otherwise. */
  times?: number;
  /** For `slow`: how much later the answer comes. */
  ms?: number;
};

export function createFaults() {
  let waiting: Required<Fault>[] = [];
  return {
    add(fault: Fault): void {
      waiting.push({ times: 1, ms: 1500, ...fault });
    },
    clear(): void {
      waiting = [];
    },
    list: (): Required<Fault>[] => waiting.map((fault) => ({ ...fault })),
    take(call: string): Required<Fault> | undefined {
      const struck = waiting.find((fault) => fault.call === call || fault.call === '*');
      if (struck === undefined) return undefined;
      struck.times -= 1;
      waiting = waiting.filter((fault) => fault.times > 0);
      return struck;
    },
  };
}

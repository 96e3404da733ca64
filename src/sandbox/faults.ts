import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

/**
 * 429, 500, drop and html strike before anything is done; lost (no answer) and half_json after it is done;
 * slow is the true answer, later.
 */
export const faultKinds = ['429', '500', 'slow', 'drop', 'lost', 'html', 'half_json'] as const;
export type FaultKind = (typeof faultKinds)[number];

export const Fault = z.object({
  /** A call by the name its stand-in gives it, or `*`. */
  call: z.string(),
  fault: z.enum(faultKinds),
  /** How many calls it strikes. */
  times: z.number().int().positive().default(1),
  /** For `slow`: how many milliseconds later the answer comes. */
  ms: z.number().nonnegative().default(1500),
});
export type Fault = z.infer<typeof Fault>;

export type Faults = ReturnType<typeof createFaults>;

/** Faults that were switched on; the oldest that fits strikes first. */
export function createFaults() {
  let waiting: Fault[] = [];
  return {
    add(fault: z.input<typeof Fault>): void {
      waiting.push(Fault.parse(fault));
    },
    clear(): void {
      waiting = [];
    },
    list: (): readonly Fault[] => waiting.map((fault) => ({ ...fault })),
    take(call: string): Fault | undefined {
      const struck = waiting.find((fault) => fault.call === call || fault.call === '*');
      if (struck === undefined) return undefined;
      struck.times -= 1;
      waiting = waiting.filter((fault) => fault.times > 0);
      return struck;
    },
  };
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { status, type: 'application/json; charset=utf-8', text: JSON.stringify(body), headers };
}

/** The answer as the fault leaves it; null: the connection is to be cut. `own` is how this provider says it. */
export async function through(
  fault: Fault | undefined,
  answer: () => Answer | Promise<Answer>,
  own: { tooMany(): Answer; broken(): Answer },
): Promise<Answer | null> {
  switch (fault?.fault) {
    case '429':
      return own.tooMany();
    case '500':
      return own.broken();
    case 'drop':
      return null;
    case 'html':
      return {
        status: 200,
        type: 'text/html',
        text: '<!doctype html><title>Maintenance</title>',
        headers: {},
      };
    case 'lost':
      await answer();
      return null;
    case 'half_json': {
      const whole = await answer();
      return { ...whole, text: whole.text.slice(0, whole.text.length / 2) };
    }
    case 'slow':
      await pause(fault.ms, undefined, { ref: false });
      return answer();
    default:
      return answer();
  }
}

import { createHash } from 'node:crypto';
import type { Plan } from './plan.ts';

/** JSON with sorted keys: the same value always gives the same text. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What an approval is bound to: check results, steps, losses and inputs; not times, names or wording (SPEC 10.5). */
export function planDigest(plan: Plan): string {
  return sha256(
    canonical({
      flow: plan.flow,
      inputs: plan.inputs,
      checks: plan.checks.map((c) => [c.key, c.outcome, c.reason]),
      steps: plan.steps.map((s) => [s.key, s.kind, s.undo, s.pointOfNoReturn]),
      lost: plan.lost,
      kept: plan.kept,
    }),
  );
}

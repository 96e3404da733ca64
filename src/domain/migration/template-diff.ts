import type { Template } from '../template/template.ts';
import { asListed, byKey, type ListedCopy, type TemplateRef, templateKey } from './template-key.ts';

/** Calls that may fail for one template before a person re-creates it: the first, and one retry. */
export const COPY_TRIES = 2;

/** What a copy call said of one template of the source; the reason in Meta's words. */
export interface CopyFailure {
  readonly id: string;
  readonly reason: string | null;
}

export interface ArrivedCopy extends TemplateRef {
  readonly copy: ListedCopy;
}

export interface FailedCopy extends TemplateRef {
  /** The last one given. */
  readonly reason: string | null;
  readonly times: number;
}

export interface TemplateDiff {
  readonly there: readonly ArrivedCopy[];
  readonly failed: readonly FailedCopy[];
  /** Neither there nor reported as failed. */
  readonly missing: readonly TemplateRef[];
  /** Source ids for another copy call, where we make it. Missing ones stay in it until they arrive: how often is the caller's. */
  readonly retry: readonly string[];
}

/**
 * What became of each expected copy (R100, domain.md B.5): by name and language alone, since nobody says whose ids
 * `migrated_templates` are. `failures` are those of all calls so far, oldest first. A copy that is there did not fail.
 */
export function diffTemplates(
  expected: readonly TemplateRef[],
  destination: readonly Template[],
  failures: readonly CopyFailure[],
): TemplateDiff {
  const listed = byKey(destination);
  const reported = new Map<string, { reason: string | null; times: number }>();
  for (const { id, reason } of failures) {
    const before = reported.get(id);
    reported.set(id, { reason: reason ?? before?.reason ?? null, times: (before?.times ?? 0) + 1 });
  }
  const [there, failed, missing]: [ArrivedCopy[], FailedCopy[], TemplateRef[]] = [[], [], []];
  const retry: string[] = [];
  for (const { id, name, language, category } of expected) {
    const ref = { id, name, language, category };
    const copy = listed.get(templateKey(ref));
    const failure = reported.get(id);
    if (copy !== undefined) there.push({ ...ref, copy: asListed(copy) });
    else if (failure !== undefined) failed.push({ ...ref, ...failure });
    else missing.push(ref);
    if (copy === undefined && (failure?.times ?? 0) < COPY_TRIES) retry.push(id);
  }
  return { there, failed, missing, retry };
}

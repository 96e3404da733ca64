import type { AnyBlock, ModalView } from '@slack/types';
import type { RegisteredOn } from '../../src/domain/migration/registered-on.ts';
import { planDigest } from '../../src/domain/operation/digest.ts';
import { isMigration } from '../../src/domain/operation/state.ts';
import { approvalRequest } from '../../src/slack/blocks/approval.ts';
import type { Text } from '../../src/slack/text/shape.ts';
import { migrateNew } from '../../src/slack/views/migrate-new.ts';
import { migratePlan } from '../../src/slack/views/migrate-plan.ts';
import { migrationRequest, type planOf } from '../domain/migration/migration-samples.ts';
import { given, requested, T0 } from '../domain/operation/given.ts';
import { approver, origin } from '../domain/samples.ts';

type Plan = ReturnType<typeof planOf>;

/** French has spaces that don't break; here they are spaces like others. */
export const spaced = (words: string): string => words.replaceAll(/[\u00a0\u202f]/g, ' ');

/** The words of every block, one entry a block. */
export const wordsOf = (blocks: readonly AnyBlock[]): string[] =>
  blocks.map((block) => spaced(JSON.stringify(block).replaceAll('\\n', '\n').replaceAll('\\"', '"')));

/** The plan as whoever asks reads it. */
export const planView = (plan: Plan, text: Text): ModalView =>
  migratePlan(
    {
      ...{ kind: 'planned', plan, digest: planDigest(plan), workspaces: [origin.key] },
      ...{ approvalsNeeded: 1, approvers: [approver], mayConfirmCompany: true },
    },
    migrationRequest,
    text,
  );
export const read = (plan: Plan, text: Text): string[] => wordsOf(planView(plan, text).blocks);

/** The plan as an approver reads it, with what the requester has answered. */
export function readByApprover(
  plan: Plan,
  text: Text,
  otherwise: Parameters<typeof requested>[1] = {},
): string[] {
  const { state } = given(requested(plan, otherwise));
  if (!isMigration(state)) throw new Error('a migration was expected');
  return wordsOf(approvalRequest(state, text, { now: T0, carry: { progress: null, push: null } }));
}

/** The form once it is said where the number is registered. */
export const draft = (registeredOn: RegisteredOn | null, text: Text): string[] =>
  wordsOf(migrateNew(text, { registeredOn, number: null, ofWaba: null }).blocks);

/** The blocks in which this rule is named, as one text. */
export const where = (words: readonly string[], rule: string): string =>
  words.filter((word) => new RegExp(`\\b${rule}\\b`).test(word)).join('\n');

/** The rules that a text names, in its order. */
export const rulesIn = (words: string): string[] => [
  ...new Set([...words.matchAll(/\bR\d+\b/g)].map(([rule]) => rule)),
];

/** What stands under this title. */
export const under = (words: readonly string[], title: string): string =>
  words.find((word) => word.includes(spaced(`*${title}*`))) ?? '';

/** The section of a check with this outcome (SPEC 10.4). */
export const checked = (words: readonly string[], check: string): string =>
  words.find((word) => word.includes(`"check.${check}"`)) ?? '';

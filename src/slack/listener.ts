import type { ModalView } from '@slack/types';
import type { option } from './blocks/primitives.ts';
import type { ActionDelivery, CommandDelivery, SubmissionDelivery, Suggestion } from './deliveries.ts';
import type { Desk } from './desk.ts';
import type { Text } from './text/shape.ts';

export interface OptionsAnswer {
  readonly options: ReturnType<typeof option>[];
}

/** Thin by rule: parse, call a use case, show what it said. */
export type CommandListener = (desk: Desk, asked: CommandDelivery, rest: string, text: Text) => Promise<void>;
export type ActionListener = (desk: Desk, asked: ActionDelivery, text: Text) => Promise<void>;

/** What a submitted modal is answered (SPEC 10.5). */
export type SubmissionAnswer =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ModalView }
  | { readonly response_action: 'clear' };

/** Answered now with a view that says so; another takes its place once Slack has the answer (SPEC 10.5). */
export interface Later {
  readonly now: SubmissionAnswer;
  readonly next: () => Promise<ModalView>;
}

export type SubmissionListener = (
  desk: Desk,
  asked: SubmissionDelivery,
  text: Text,
) => Promise<SubmissionAnswer | Later>;
export type OptionsListener = (desk: Desk, asked: Suggestion) => Promise<OptionsAnswer>;

export const clear: SubmissionAnswer = { response_action: 'clear' };
export const update = (view: ModalView): SubmissionAnswer => ({ response_action: 'update', view });
export const errors = (found: Record<string, string>): SubmissionAnswer => ({
  response_action: 'errors',
  errors: found,
});

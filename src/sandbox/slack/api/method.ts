import { z } from 'zod';
import type { Channel } from '../channels.ts';
import type { SlackState } from '../state.ts';
import type { Refusal } from '../surfaces/verdict.ts';
import { inSlackWords } from '../surfaces/verdict.ts';

export type Answer = { ok: boolean; error?: string; retryAfter?: number; [field: string]: unknown };
export type Method = (state: SlackState, args: Record<string, unknown>) => Answer;

export function failure(error: string, more: Record<string, unknown> = {}): Answer {
  return { ok: false, error, ...more };
}

export function refused({ error, messages }: Refusal): Answer {
  const errors = messages.map((message) => message.replace(/^\[ERROR\] /, ''));
  return failure(error, { errors, response_metadata: { messages } });
}

/** A method with its arguments; arguments it does not know are ignored, as Slack does. */
export function method<Shape extends z.ZodRawShape>(
  shape: Shape,
  run: (state: SlackState, args: z.infer<z.ZodObject<Shape>>) => Answer,
): Method {
  const schema = z.object(shape);
  return (state, args) => {
    const parsed = schema.safeParse(args);
    if (parsed.success) return run(state, parsed.data);
    const messages = inSlackWords(parsed.error.issues, args);
    return refused({ ok: false, error: 'invalid_arguments', messages });
  };
}

/** Nested values arrive as JSON in a form field. What cannot be parsed stays text and is judged as such. */
export const json = z.preprocess((value) => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}, z.unknown());

export const flag = z.union([z.boolean(), z.stringbool()]).optional();
export const count = z.coerce.number().int().positive().optional();
export const word = z.string().optional();

/** The channel as far as the bot may see it. */
export function visibleChannel(state: SlackState, id: string): Channel | undefined {
  const { channels, people } = state.world();
  if (people.has(id)) return channels.directMessage(id);
  const channel = channels.all.get(id) ?? [...channels.all.values()].find(({ name }) => `#${name}` === id);
  return channel?.isPrivate && !channel.members.has(state.bot.userId) ? undefined : channel;
}

export function joinedChannel(
  state: SlackState,
  id: string,
): Channel | 'channel_not_found' | 'not_in_channel' {
  const channel = visibleChannel(state, id);
  if (channel === undefined) return 'channel_not_found';
  return channel.members.has(state.bot.userId) ? channel : 'not_in_channel';
}

export const nextCursor = (next: string | undefined) => ({ response_metadata: { next_cursor: next ?? '' } });

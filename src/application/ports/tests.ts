import type { NumberId, UserId } from '../../domain/asset/ids.ts';

/** A test message that went out; `person` are WhatsApp's digits, null where Braze did not tell them: then nothing can be watched. */
export interface SentTest {
  readonly number: NumberId;
  readonly by: UserId;
  readonly person: string | null;
  /** ISO */
  readonly at: string;
}

export interface WaitingTest extends SentTest {
  readonly id: string;
}

/** Test messages whose delivery and answer are watched (SPEC 5.6). */
export interface Tests {
  sent(test: SentTest): Promise<void>;
  /** The newest one on this number, to this person, sent within the day before `at`, that this was not told of yet. */
  waitingFor(
    what: 'status' | 'answer',
    number: NumberId,
    person: string,
    at: string,
  ): Promise<WaitingTest | null>;
  /** When the newest test from this number that was answered had been sent (ISO); null: none. */
  lastAnswered(number: NumberId): Promise<string | null>;
  told(id: string, what: 'status' | 'answer'): Promise<void>;
}

import type { Context } from '../ports/context.ts';
import type { NumberReading, NumberTransition } from '../ports/readings.ts';
import type { Transaction } from '../ports/store.ts';
import { tellWaba } from './news.ts';

/** Keeps what a provider told of a number, and posts a transition that people must know of (SPEC 5.5, issue's health). */
export async function recordNumber(
  _ctx: Context,
  tx: Transaction,
  reading: NumberReading,
  key: string,
): Promise<NumberTransition | null> {
  const transition = await tx.readings.record(reading);
  if (transition === null || transition.from === null) return transition;
  const number = await tx.assets.number(reading.number);
  if (number === null) return transition;
  const { field, from, to } = transition;
  await tellWaba(
    tx,
    number.wabaId,
    { type: 'number_news', number: number.id, e164: number.e164, field, from, to },
    `number:${number.id}:${field}:${key}`,
  );
  return transition;
}

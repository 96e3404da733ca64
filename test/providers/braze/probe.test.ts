import { describe, expect, test } from 'vitest';
import { judgeProbe } from '../../../src/providers/braze/probe.ts';
import type { HttpBody } from '../../../src/providers/http.ts';

const answer = (status: number, body: HttpBody) =>
  judgeProbe({ kind: 'answer', status, headers: new Headers(), body });
const json = (value: unknown): HttpBody => ({ kind: 'json', value });
const text = (body: string): HttpBody => ({ kind: 'not_json', text: body });
const unexpected = { kind: 'unknown', why: 'unexpected' };

describe('the answer to a group id', () => {
  test.each([400, 401, 403, 404, 422])('%i refuses it, whatever the body', (status) => {
    for (const body of [json({ message: 'sample' }), text('<html>')]) {
      expect(answer(status, body)).toEqual({ kind: 'refused', status });
    }
  });

  test.each([408, 429, 301, 302, 500, 502, 503, 504])('%i says nothing of it', (status) => {
    expect(answer(status, json({ status: { someone: 'Unknown' }, message: 'success' }))).toEqual(unexpected);
  });

  test.each([200, 201])('%i with a map of states accepts it', (status) => {
    for (const states of [{}, { someone: 'Unknown' }, { someone: 'subscribed' }]) {
      expect(answer(status, json({ status: states, added: 1 }))).toEqual({ kind: 'accepted', status });
    }
  });

  test.each([
    ['accepted during maintenance', json({ message: 'queued' })],
    ['a list', json([])],
    ['null', json(null)],
    ['a status that is no map', json({ status: 'ok' })],
    ['no JSON', text('<html>')],
  ])('2xx with another shape says nothing of it: %s', (_, body) => {
    expect(answer(202, body)).toEqual(unexpected);
  });
});

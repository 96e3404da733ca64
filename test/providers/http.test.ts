import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type HttpRequest, loggable, request } from '../../src/providers/http.ts';
import { type AnsweringServer, createAnsweringServer } from './answering-server.ts';

let server: AnsweringServer;
beforeEach(async () => {
  server = await createAnsweringServer();
});
afterEach(() => server.close());

const ask = (more: Partial<HttpRequest> = {}) =>
  request({ method: 'GET', url: `${server.url}/path`, timeoutMs: 5000, ...more });

describe('what is sent', () => {
  test('a query is encoded, the plus of a phone number included', async () => {
    await ask({ query: { phone: '+33612345678', 'external_id[]': 'a b&c' } });
    expect(server.asked[0]?.url).toBe('/path?phone=%2B33612345678&external_id%5B%5D=a+b%26c');
  });

  test('a list repeats its name', async () => {
    await ask({ query: { 'external_id[]': ['a', '+b'] } });
    expect(server.asked[0]?.url).toBe('/path?external_id%5B%5D=a&external_id%5B%5D=%2Bb');
  });

  test('a body goes out as JSON, and says so', async () => {
    await ask({ method: 'POST', body: { phones: ['+33612345678'] } });
    expect(server.asked[0]).toMatchObject({ method: 'POST', body: '{"phones":["+33612345678"]}' });
    expect(server.asked[0]?.headers['content-type']).toBe('application/json');
  });

  test('a redirect is an answer: the key goes to no other host', async () => {
    const elsewhere = await createAnsweringServer();
    server.answers((response) => response.writeHead(302, { location: elsewhere.url }).end());
    expect(await ask({ headers: { authorization: 'Bearer sample-key' } })).toMatchObject({ status: 302 });
    expect(elsewhere.asked).toEqual([]);
    await elsewhere.close();
  });
});

describe('an answer', () => {
  test.each([200, 404, 500])('with status %i and JSON is given whole', async (status) => {
    server.answers((response) => response.writeHead(status, { 'X-RateLimit-Limit': '7' }).end('{"a":[1]}'));
    const outcome = await ask();
    expect(outcome).toMatchObject({ kind: 'answer', status, body: { kind: 'json', value: { a: [1] } } });
    expect(outcome.kind === 'answer' && outcome.headers.get('x-ratelimit-limit')).toBe('7');
  });

  test.each(['<html>', '{"a":', ''])('that is not JSON is given as text: "%s"', async (text) => {
    server.answers((response) => response.end(text));
    expect(await ask()).toMatchObject({ status: 200, body: { kind: 'not_json', text } });
  });

  test('longer than the bound is cut there, and is not JSON even where the rest reads as such', async () => {
    server.answers((response) => response.end('1'.repeat(1000)));
    expect(await ask({ maxBytes: 10 })).toMatchObject({ body: { kind: 'not_json', text: '1'.repeat(10) } });
  });

  test('of exactly the bound is whole', async () => {
    server.answers((response) => response.end('"é"'));
    expect(await ask({ maxBytes: 4 })).toMatchObject({ body: { kind: 'json', value: 'é' } });
  });
});

describe('no answer', () => {
  test('in time, before the headers', async () => {
    server.answers(() => {});
    expect(await ask({ timeoutMs: 30 })).toMatchObject({ kind: 'no_answer', why: 'timeout' });
  });

  test('in time, in the middle of the body', async () => {
    server.answers((response) => void response.writeHead(200).write('{"a":'));
    expect(await ask({ timeoutMs: 100 })).toMatchObject({ kind: 'no_answer', why: 'timeout' });
  });

  test.each([0, -5, 0.5])('where %d ms are left', async (timeoutMs) => {
    server.answers(() => {});
    expect(await ask({ timeoutMs })).toMatchObject({ kind: 'no_answer', why: 'timeout' });
  });

  test('because the connection ended in the middle of the body', async () => {
    server.answers((response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"a":', () => response.destroy());
    });
    expect(await ask()).toMatchObject({ kind: 'no_answer', why: 'network' });
  });

  test('because nobody listens there', async () => {
    const gone = await createAnsweringServer();
    await gone.close();
    expect(await ask({ url: gone.url })).toEqual({
      kind: 'no_answer',
      why: 'network',
      code: 'ECONNREFUSED',
    });
  });

  test.each(['', 'no url', 'http://'])('because "%s" is no address', async (url) => {
    expect(await ask({ url })).toMatchObject({ kind: 'no_answer', why: 'network' });
  });

  test('because the caller gave up', async () => {
    const caller = new AbortController();
    server.answers(() => caller.abort());
    expect(await ask({ signal: caller.signal })).toMatchObject({ kind: 'no_answer', why: 'aborted' });
  });
});

describe('what may be logged', () => {
  const asked: HttpRequest = {
    method: 'GET',
    url: 'https://someone:sample-password@rest.example/path',
    headers: { authorization: 'Bearer sample-key' },
    query: { phone: '+33612345678' },
    timeoutMs: 1,
  };

  test('of an answer: where it went and its status, no header, person or body', () => {
    const outcome = {
      kind: 'answer',
      status: 200,
      headers: new Headers({ 'set-cookie': 'sample-cookie' }),
      body: { kind: 'json', value: 'sample-body' },
    } as const;
    const exchange = { method: 'GET', host: 'rest.example', path: '/path', status: 200, json: true };
    expect(loggable(asked, outcome)).toEqual(exchange);
  });

  test('of silence: why, and the name of the fault', () => {
    const outcome = { kind: 'no_answer', why: 'network', code: 'ECONNRESET' } as const;
    const exchange = { method: 'GET', host: 'rest.example', path: '/path' };
    expect(loggable(asked, outcome)).toEqual({ ...exchange, why: 'network', fault: 'ECONNRESET' });
  });
});

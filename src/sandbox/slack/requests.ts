import type { Context } from 'hono';
import { z } from 'zod';
import type { Content } from './file-bytes.ts';

const jsonObject = z
  .string()
  .transform((text, issues) => {
    try {
      const parsed: unknown = JSON.parse(text);
      return parsed;
    } catch {
      issues.addIssue({ code: 'custom', message: 'not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.record(z.string(), z.unknown()));

/** The arguments of a call: query, form fields or a JSON object. */
export async function argumentsOf(c: Context): Promise<Record<string, unknown>> {
  const query = c.req.query();
  if (c.req.method === 'GET') return query;
  const body = await c.req.text();
  if (c.req.header('content-type')?.startsWith('application/json')) {
    const parsed = jsonObject.safeParse(body || '{}');
    return parsed.success ? { ...query, ...parsed.data } : query;
  }
  return { ...query, ...Object.fromEntries(new URLSearchParams(body)) };
}

export function bearerOf(c: Context): string | undefined {
  return /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
}

/** Takes what is being sent. That its sender goes away is no failure of ours; nobody reads the answer then. */
export async function whileSent(c: Context, take: () => Promise<Response>): Promise<Response> {
  const { signal } = c.req.raw;
  try {
    return await take();
  } catch (error) {
    if (signal.aborted) return c.json({ ok: false, error: 'upload_broken_off' }, 400);
    throw error;
  }
}

/** An upload is the raw body as it comes in, or the first file of a multipart form. */
export async function uploadedContent(c: Context): Promise<Content> {
  if (!c.req.header('content-type')?.startsWith('multipart/form-data'))
    return c.req.raw.body ?? new Uint8Array();
  for (const part of (await c.req.formData()).values())
    if (part instanceof File) return new Uint8Array(await part.arrayBuffer());
  return new Uint8Array();
}

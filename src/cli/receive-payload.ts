import { z } from 'zod';

/** The file is not a request that Slack would send; the message is for the terminal. */
export class PayloadUnreadable extends Error {
  override readonly name = 'PayloadUnreadable';
}

type Fields = Readonly<Record<string, unknown>>;

/** `command`: form fields; `interaction`: JSON in the form field `payload`; `event`: a JSON body. */
export interface Recording {
  readonly kind: 'command' | 'interaction' | 'event';
  readonly fields: Fields;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Trigger {
  readonly triggerId: string;
  readonly responseUrl?: string | undefined;
}

const fields = z.record(z.string(), z.unknown());
const recorded = z.strictObject({
  headers: z.record(z.string(), z.string()).default({}),
  body: z.union([z.string(), fields]),
});

/** Reads `{ headers?, body }`, where the body is what Slack sent or what it says, or a raw body alone. */
export function readRecording(text: string): Recording {
  const json = parsed(text);
  if (json === undefined) return { ...bodyOf(text.trim()), headers: {} };
  const reading = recorded.safeParse(json);
  if (!reading.success)
    throw new PayloadUnreadable(`expected { "headers"?, "body" }: ${z.prettifyError(reading.error)}`);
  const { headers, body } = reading.data;
  return { ...(typeof body === 'string' ? bodyOf(body) : said(body)), headers };
}

/** As it was recorded, but as something new: a bot that has seen the old id would only repeat its answer. */
export function withTrigger({ kind, ...recording }: Recording, trigger: Trigger): Recording {
  const { triggerId: trigger_id, responseUrl: response_url } = trigger;
  if (kind === 'event')
    return {
      ...recording,
      kind,
      fields: { ...recording.fields, event_id: `Ev${trigger_id.replaceAll('.', '')}` },
    };
  const url = response_url === undefined ? {} : { response_url };
  return { ...recording, kind, fields: { ...recording.fields, trigger_id, ...url } };
}

/** The bytes that go out, and what they are. */
export function written({ kind, fields: content }: Recording): { body: string; type: string } {
  if (kind === 'event') return { body: JSON.stringify(content), type: 'application/json' };
  const form =
    kind === 'interaction'
      ? { payload: JSON.stringify(content) }
      : Object.fromEntries(Object.entries(content).map(([key, value]) => [key, String(value)]));
  return { body: new URLSearchParams(form).toString(), type: 'application/x-www-form-urlencoded' };
}

/** Who pressed, and where. */
export function whoAndWhere({ fields: content }: Recording): { user?: string; channel?: string } {
  const user = text(content.user_id) ?? text(Reflect.get(Object(content.user), 'id'));
  const channel = text(content.channel_id) ?? text(Reflect.get(Object(content.channel), 'id'));
  return { ...(user === undefined ? {} : { user }), ...(channel === undefined ? {} : { channel }) };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function bodyOf(raw: string): Pick<Recording, 'kind' | 'fields'> {
  const json = fields.safeParse(parsed(raw));
  if (json.success) return said(json.data);
  const form = new URLSearchParams(raw);
  const payload = form.get('payload');
  if (payload === null) return said(Object.fromEntries(form));
  const inner = fields.safeParse(parsed(payload));
  if (!inner.success) throw new PayloadUnreadable('the form field "payload" holds no JSON object');
  return said(inner.data);
}

function said(content: Fields): Pick<Recording, 'kind' | 'fields'> {
  if (typeof content.command === 'string') return { kind: 'command', fields: content };
  if (content.type === 'event_callback' || content.type === 'url_verification')
    return { kind: 'event', fields: content };
  if (typeof content.type === 'string') return { kind: 'interaction', fields: content };
  throw new PayloadUnreadable('this is no request of Slack: it has neither "command" nor "type"');
}

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

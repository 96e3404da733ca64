export interface Pointed {
  readonly channel: string;
  readonly ts: string;
  /** The message's parent, where it is a reply. */
  readonly thread: string | null;
}

/** The message that a Slack permalink points at; null for any other address. */
export function readPermalink(url: string): Pointed | null {
  const found = /\/archives\/([A-Z0-9]+)\/p(\d+)(\d{6})(?:\?(.*))?$/.exec(url);
  if (found === null) return null;
  const [, channel = '', seconds, micros, query = ''] = found;
  return { channel, ts: `${seconds}.${micros}`, thread: new URLSearchParams(query).get('thread_ts') };
}

import { ChannelId, UserId } from '../../domain/asset/ids.ts';
import type { Destination } from '../ports/messages.ts';

/** A destination in one word, as rows and job keys keep it: `channel:C1`, `person:U1`, `thread:<operation id>`. */
export function encodeDestination(destination: Destination): string {
  switch (destination.kind) {
    case 'channel':
      return `channel:${destination.channel}`;
    case 'person':
      return `person:${destination.user}`;
    case 'thread':
      return `thread:${destination.operationId}`;
    default:
      return destination satisfies never;
  }
}

export function decodeDestination(text: string): Destination {
  const colon = text.indexOf(':');
  const rest = text.slice(colon + 1);
  switch (text.slice(0, colon)) {
    case 'channel':
      return { kind: 'channel', channel: ChannelId.parse(rest) };
    case 'person':
      return { kind: 'person', user: UserId.parse(rest) };
    case 'thread':
      return { kind: 'thread', operationId: rest };
    default:
      throw new Error(`${text} is no destination`);
  }
}

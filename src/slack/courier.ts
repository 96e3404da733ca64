import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Courier, OutgoingProof } from '../application/ports/courier.ts';
import { ChannelId, type UserId } from '../domain/asset/ids.ts';
import { proofFile } from './proof-file.ts';
import type { Readers } from './readers.ts';
import { shareFile } from './share-file.ts';
import { outcomeOf } from './slack-error.ts';
import { bare } from './text/mrkdwn.ts';
import type { Text } from './text/shape.ts';

/** Messages among which the file of an earlier try would be. */
const RECENT = 100;

const page = z.object({
  messages: z.array(
    z.looseObject({ files: z.array(z.looseObject({ name: z.string().nullish() })).nullish() }),
  ),
});

/** Proofs of opt-in, into people's direct messages. */
export function createCourier({ web, readers }: { web: WebClient; readers: Readers }): Courier {
  /** Slack keeps no metadata on what shares a file: its name tells whether an earlier try came through. */
  async function isThere(channel: string, name: string): Promise<boolean> {
    const { messages } = page.parse(await web.conversations.history({ channel, limit: RECENT }));
    return messages.some(({ files }) => files?.some((file) => file.name === name));
  }

  async function hand(to: UserId, { name, subject, pages }: OutgoingProof): Promise<void> {
    const opened = await web.conversations.open({ users: to });
    const channel = ChannelId.parse(opened.channel?.id);
    if (await isThere(channel, name)) return;
    const comment = words(subject, await readers.text(to));
    await shareFile(web, { channel, thread: null }, { name, comment, parts: proofFile(pages) });
  }

  return {
    async send(to, proof) {
      try {
        await hand(to, proof);
        return { kind: 'ok', value: null };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

const words = (subject: OutgoingProof['subject'], text: Text): string =>
  bare(
    'group' in subject
      ? text.subscriptions.proofOfGroup(subject.group)
      : text.subscriptions.proofOfPeople(String(subject.people)),
  );

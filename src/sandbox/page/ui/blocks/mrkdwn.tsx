import { memo, type ReactNode, useMemo } from 'react';
import { worldNow } from '../page.ts';
import { useReading } from '../reading.tsx';
import { slackDate } from '../times.ts';
import { Link } from './link.tsx';
import { type Inline, type Passage, readMrkdwn } from './mrkdwn-reading.ts';

export function Moment({ seconds, pattern }: { seconds: number; pattern: string }) {
  const { reader } = useReading();
  return (
    <time dateTime={new Date(seconds * 1000).toISOString()}>
      {slackDate(seconds, pattern, reader, worldNow())}
    </time>
  );
}

export function Mention({ user }: { user: string }) {
  const { nameOf, me } = useReading();
  return <span className={user === me ? 'mention mention-me' : 'mention'}>@{nameOf(user)}</span>;
}

export function ChannelMention({ channel }: { channel: string }) {
  const { channelName } = useReading();
  return <span className="mention">#{channelName(channel)}</span>;
}

const inlines = (parts: readonly Inline[]): ReactNode[] =>
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no name but their place
  parts.map((part, i) => <Part key={`${i} ${part.kind}`} part={part} />);

function Part({ part }: { part: Inline }) {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'break':
      return <br />;
    case 'code':
      return <code>{part.text}</code>;
    case 'bold':
      return <strong>{inlines(part.inside)}</strong>;
    case 'italic':
      return <em>{inlines(part.inside)}</em>;
    case 'strike':
      return <s>{inlines(part.inside)}</s>;
    case 'user':
      return <Mention user={part.id} />;
    case 'channel':
      return <ChannelMention channel={part.id} />;
    case 'everyone':
      return <span className="mention">@{part.who}</span>;
    case 'date':
      return <Moment seconds={part.seconds} pattern={part.pattern} />;
    case 'link':
      return <Link url={part.url}>{part.text}</Link>;
    default:
      return part satisfies never;
  }
}

function Piece({ passage }: { passage: Passage }) {
  if (passage.kind === 'preformatted') return <pre>{passage.text}</pre>;
  const Tag = passage.kind === 'quote' ? 'blockquote' : 'div';
  return <Tag>{inlines(passage.inside)}</Tag>;
}

/** Text with Slack's own formatting. */
export const Mrkdwn = memo(function Mrkdwn({ text }: { text: string }) {
  const passages = useMemo(() => readMrkdwn(text), [text]);
  return (
    <div className="mrkdwn">
      {passages.map((passage, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nor have its passages
        <Piece key={`${i} ${passage.kind}`} passage={passage} />
      ))}
    </div>
  );
});

/** A text object of Block Kit. */
export function Words({ text }: { text: { readonly type: string; readonly text: string } }) {
  if (text.type === 'mrkdwn') return <Mrkdwn text={text.text} />;
  return <div className="mrkdwn">{text.text}</div>;
}

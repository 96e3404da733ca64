import { memo, useMemo } from 'react';
import { valuesOf } from '../../../slack/element-state.ts';
import type { Message } from '../../../slack/model.ts';
import type { PageTarget } from '../../contract.ts';
import { Avatar } from '../avatar.tsx';
import { Blocks } from '../blocks/blocks.tsx';
import { Mrkdwn } from '../blocks/mrkdwn.tsx';
import { ProblemNote } from '../problem-note.tsx';
import { useReading } from '../reading.tsx';
import { SurfaceProvider, surfaceKey } from '../surface.ts';
import { dateOfStamp, momentOf, timeOf } from '../times.ts';
import { Files } from './files.tsx';
import { usePointed } from './pointing.ts';
import { RowMenu } from './row-menu.tsx';
import { ThreadLink } from './thread-link.tsx';

export interface RowProps {
  readonly message: Message;
  /** Follows on from the same person: no name again. */
  readonly compact: boolean;
  readonly inThread: boolean;
}

export function Stamp({ ts }: { ts: string }) {
  const { reader } = useReading();
  const at = dateOfStamp(ts);
  return (
    <time className="stamp" dateTime={at.toISOString()} title={momentOf(at, reader)}>
      {timeOf(at, reader)}
    </time>
  );
}

function Author({ user, ts, isBot }: { user: string; ts: string; isBot: boolean }) {
  const { nameOf, words } = useReading();
  return (
    <div className="message-author">
      <strong>{nameOf(user)}</strong>
      {isBot && <span className="badge">{words.messages.bot}</span>}
      <Stamp ts={ts} />
    </div>
  );
}

export const MessageRow = memo(function MessageRow({ message, compact, inThread }: RowProps) {
  const { words, nameOf } = useReading();
  const { channel, ts, user, text, blocks, edited } = message;
  const gone = message.subtype === 'tombstone';
  const surface = useMemo(() => {
    const target: PageTarget = { in: 'message', channel, ts };
    return { key: surfaceKey(target), target, values: valuesOf(blocks ?? []) };
  }, [channel, ts, blocks]);
  const [row, isPointed] = usePointed(ts);
  return (
    <article
      ref={row}
      className={['message', compact ? 'is-compact' : '', isPointed ? 'is-pointed' : ''].join(' ')}
      data-testid={`message-${ts}`}
      aria-label={nameOf(user)}
    >
      <div className="message-side">{compact ? <Stamp ts={ts} /> : !gone && <Avatar user={user} />}</div>
      <div className="message-body">
        {!compact && !gone && <Author user={user} ts={ts} isBot={message.bot_id !== undefined} />}
        {gone ? (
          <p className="message-gone">{words.messages.deleted}</p>
        ) : (
          <SurfaceProvider value={surface}>
            {blocks === undefined || blocks.length === 0 ? (
              <Mrkdwn text={text} />
            ) : (
              <Blocks blocks={blocks} />
            )}
          </SurfaceProvider>
        )}
        {edited !== undefined && <span className="message-edited">{words.messages.edited}</span>}
        {message.files !== undefined && <Files files={message.files} />}
        <ProblemNote where={surface.key} />
        {!inThread && message.reply_count !== undefined && <ThreadLink message={message} />}
      </div>
      {!gone && <RowMenu message={message} inThread={inThread} />}
    </article>
  );
});

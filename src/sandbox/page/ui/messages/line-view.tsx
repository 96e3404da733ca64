import { memo } from 'react';
import { worldNow } from '../page.ts';
import { useReading } from '../reading.tsx';
import { dayName } from '../times.ts';
import { EphemeralRow } from './ephemeral-row.tsx';
import type { Line } from './lines.ts';
import { MessageRow } from './message-row.tsx';

export const LineView = memo(function LineView({ line, inThread }: { line: Line; inThread: boolean }) {
  const { reader, words } = useReading();
  switch (line.kind) {
    case 'day':
      return (
        <h2 className="day">
          <span>{dayName(line.at, worldNow(), reader)}</span>
        </h2>
      );
    case 'unread':
      return (
        <div className="unread-line">
          <span>{words.messages.unreadFrom}</span>
        </div>
      );
    case 'message':
      return <MessageRow message={line.message} compact={line.compact} inThread={inThread} />;
    case 'ephemeral':
      return <EphemeralRow ephemeral={line.ephemeral} />;
    default:
      return line satisfies never;
  }
});

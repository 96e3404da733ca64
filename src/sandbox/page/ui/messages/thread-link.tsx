import type { Message } from '../../../slack/model.ts';
import { openThread } from '../acting.ts';
import { Icon } from '../icon.tsx';
import { useReading } from '../reading.tsx';
import { dateOfStamp, momentOf } from '../times.ts';

export function ThreadLink({ message }: { message: Message }) {
  const { words, reader } = useReading();
  const { channel, ts, reply_count: count = 0, latest_reply: latest } = message;
  return (
    <button
      type="button"
      className="thread-link"
      data-testid={`thread-${ts}`}
      onClick={() => void openThread(channel, ts)}
    >
      <Icon name="reply" size={15} />
      {words.messages.replies(count)}
      {latest !== undefined && <span className="quiet">{momentOf(dateOfStamp(latest), reader)}</span>}
    </button>
  );
}

import { memo, type ReactNode, useMemo } from 'react';
import { type Block, Message } from 'slack-blocks-to-jsx';
import type { SurfaceBlock } from '../../../slack/surfaces/surfaces.ts';
import { useReading, useWords } from '../reading.tsx';
import { useTheme } from '../theme.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Link } from './link.tsx';
import { ChannelMention, Mention, Moment } from './mrkdwn.tsx';

const hooks = {
  link: ({ href, children }: { href: string; children: ReactNode }) => <Link url={href}>{children}</Link>,
  user: ({ id }: { id: string }) => <Mention user={id} />,
  channel: ({ id }: { id: string }) => <ChannelMention channel={id} />,
  date: ({ timestamp, format }: { timestamp: string; format: string }) => (
    <Moment seconds={Number(timestamp)} pattern={format} />
  ),
};

type Cell = { readonly type: string; readonly text?: unknown };

/** The renderer throws on a number in a table, so that it gets the number's text. */
function withoutNumbers(block: SurfaceBlock): SurfaceBlock {
  if (block.type !== 'table') return block;
  const asText = (cell: Cell) => (cell.type === 'raw_number' ? { type: 'raw_text', text: cell.text } : cell);
  return { ...block, rows: block.rows.map((row) => row.map(asText)) } as SurfaceBlock;
}

/** A block that only shows, drawn by slack-blocks-to-jsx. */
export const ShownBlock = memo(function ShownBlock({ block }: { block: SurfaceBlock }) {
  const { me } = useReading();
  const words = useWords();
  const theme = useTheme();
  const blocks = useMemo(() => [withoutNumbers(block) as unknown as Block], [block]);
  return (
    <ErrorBoundary fallback={<p className="cannot-show">{words.messages.cannotShow}</p>}>
      <Message key={me} withoutWrapper blocks={blocks} logo="" name="" theme={theme} hooks={hooks} />
    </ErrorBoundary>
  );
});

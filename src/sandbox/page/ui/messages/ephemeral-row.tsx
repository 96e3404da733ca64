import { memo, useMemo } from 'react';
import { valuesOf } from '../../../slack/element-state.ts';
import type { Ephemeral } from '../../../slack/model.ts';
import type { PageTarget } from '../../contract.ts';
import { Avatar } from '../avatar.tsx';
import { Blocks } from '../blocks/blocks.tsx';
import { Mrkdwn } from '../blocks/mrkdwn.tsx';
import { Icon } from '../icon.tsx';
import { page } from '../page.ts';
import { ProblemNote } from '../problem-note.tsx';
import { useReading } from '../reading.tsx';
import { useStore } from '../store.ts';
import { SurfaceProvider, surfaceKey } from '../surface.ts';
import { Stamp } from './message-row.tsx';

/** An answer that nobody else sees. */
export const EphemeralRow = memo(function EphemeralRow({ ephemeral }: { ephemeral: Ephemeral }) {
  const { words, nameOf } = useReading();
  const bot = useStore(page, (p) => p.state?.bot.userId ?? '');
  const { channel, ts, text, blocks } = ephemeral;
  const surface = useMemo(() => {
    const target: PageTarget = { in: 'ephemeral', channel, ts };
    return { key: surfaceKey(target), target, values: valuesOf(blocks ?? []) };
  }, [channel, ts, blocks]);
  return (
    <article
      className="message is-ephemeral"
      data-testid={`ephemeral-${ts}`}
      aria-label={words.messages.onlyYou}
    >
      <p className="ephemeral-note">
        <Icon name="eye" size={14} />
        {words.messages.onlyYou}
      </p>
      <div className="message-side">
        <Avatar user={bot} />
      </div>
      <div className="message-body">
        <div className="message-author">
          <strong>{nameOf(bot)}</strong>
          <span className="badge">{words.messages.bot}</span>
          <Stamp ts={ts} />
        </div>
        <SurfaceProvider value={surface}>
          {blocks === undefined || blocks.length === 0 ? <Mrkdwn text={text} /> : <Blocks blocks={blocks} />}
        </SurfaceProvider>
        <ProblemNote where={surface.key} />
      </div>
    </article>
  );
});

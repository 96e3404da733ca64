import { useEffect, useRef, useState } from 'react';
import type { Ephemeral, Message } from '../../slack/model.ts';
import { type Inline, readInline } from './blocks/mrkdwn-reading.ts';
import { page, worldNow } from './page.ts';
import { useReading } from './reading.tsx';
import { useStore } from './store.ts';
import { slackDate } from './times.ts';

type Said = Message | Ephemeral;

/** Tells screen readers what was just said in the place on the screen. */
export function Announcer() {
  const { me, nameOf, channelName, reader } = useReading();
  const place = useStore(page, (p) => (p.place.kind === 'channel' ? p.place.id : ''));
  const loaded = useStore(page, (p) => p.rooms[place] !== undefined);
  const latest = useStore(page, (p): Said | undefined => {
    const message = p.rooms[place]?.messages.at(-1);
    const ephemeral = p.ephemerals.findLast(({ channel }) => channel === place);
    return message !== undefined && message.ts > (ephemeral?.ts ?? '') ? message : ephemeral;
  });
  const heard = useRef({ place: '', ts: '' });
  const [words, setWords] = useState('');

  useEffect(() => {
    const here = `${me} ${place} ${loaded}`;
    const news = heard.current.place === here && latest !== undefined && latest.ts > heard.current.ts;
    heard.current = { place: here, ts: latest?.ts ?? '' };
    if (!news || (!('is_ephemeral' in latest) && latest.user === me)) return;
    const spoken = (parts: readonly Inline[]): string =>
      parts
        .map((part) => {
          if (part.kind === 'user') return nameOf(part.id);
          if (part.kind === 'channel') return channelName(part.id);
          if (part.kind === 'date') return slackDate(part.seconds, part.pattern, reader, worldNow());
          if ('inside' in part) return spoken(part.inside);
          return 'text' in part ? part.text : ' ';
        })
        .join('');
    const text = spoken(readInline(latest.text));
    setWords('is_ephemeral' in latest ? text : `${nameOf(latest.user)}: ${text}`);
  }, [latest, me, place, loaded, nameOf, channelName, reader]);

  return (
    <div className="hidden-words" aria-live="polite" data-testid="announcer">
      {words}
    </div>
  );
}

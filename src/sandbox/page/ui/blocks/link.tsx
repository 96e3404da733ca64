import type { ReactNode } from 'react';
import { showMessage } from '../acting.ts';
import { readPermalink } from '../permalink.ts';
import { useReading } from '../reading.tsx';

const safe = /^(https?|mailto|tel):/;

/** A link; one to a message of this workspace goes there. */
export function Link({ url, children }: { url: string; children: ReactNode }) {
  const { channelName } = useReading();
  const pointed = readPermalink(url);
  const isHere = pointed !== null && channelName(pointed.channel) !== pointed.channel;
  if (isHere)
    return (
      <button type="button" className="text-link" onClick={() => void showMessage(pointed)}>
        {children}
      </button>
    );
  return (
    <a href={safe.test(url) ? url : undefined} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}

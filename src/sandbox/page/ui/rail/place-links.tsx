import { type ReactNode, useMemo } from 'react';
import { goTo } from '../acting.ts';
import { Icon, type IconName } from '../icon.tsx';
import { page } from '../page.ts';
import { type Place, placesOf } from '../place.ts';
import { useReading } from '../reading.tsx';
import { useStore } from '../store.ts';
import { isUnread } from '../unread.ts';

interface LinkProps {
  readonly place: Place;
  readonly icon: IconName;
  readonly testId: string;
  readonly unread: boolean;
  readonly onGo: () => void;
  readonly children: ReactNode;
}

function PlaceLink({ place, icon, testId, unread, onGo, children }: LinkProps) {
  const { words } = useReading();
  const here = useStore(
    page,
    ({ place: at }) =>
      at.kind === place.kind && (at.kind === 'home' || place.kind === 'home' || at.id === place.id),
  );
  return (
    <li>
      <button
        type="button"
        className={unread ? 'place is-unread' : 'place'}
        aria-current={here ? 'page' : undefined}
        data-testid={testId}
        onClick={() => {
          void goTo(place);
          onGo();
        }}
      >
        <Icon name={icon} size={16} />
        <span className="place-name">{children}</span>
        {unread && (
          <span className="unread-dot">
            <span className="hidden-words">{words.rail.unread}</span>
          </span>
        )}
      </button>
    </li>
  );
}

/** Channels, the app's Home and the talk with the bot. */
export function PlaceLinks({ onGo }: { onGo: () => void }) {
  const { me, words } = useReading();
  const state = useStore(page, (p) => p.state);
  const read = useStore(page, (p) => p.read);
  const places = useMemo(() => (state === null ? null : placesOf(state, me)), [state, me]);
  if (places === null) return null;
  const { channels, dm } = places;
  return (
    <>
      <h2 className="rail-title">{words.rail.app}</h2>
      <ul>
        <PlaceLink place={{ kind: 'home' }} icon="home" testId="home-tab" unread={false} onGo={onGo}>
          {words.rail.home}
        </PlaceLink>
        {dm !== undefined && (
          <PlaceLink
            place={{ kind: 'channel', id: dm.id }}
            icon="chat"
            testId="dm"
            unread={isUnread(dm, read)}
            onGo={onGo}
          >
            {words.rail.messages}
          </PlaceLink>
        )}
      </ul>
      <h2 className="rail-title">{words.rail.channels}</h2>
      <ul>
        {channels.map((channel) => (
          <PlaceLink
            key={channel.id}
            place={{ kind: 'channel', id: channel.id }}
            icon={channel.isPrivate ? 'lock' : 'hash'}
            testId={`channel-${channel.id}`}
            unread={isUnread(channel, read)}
            onGo={onGo}
          >
            {channel.name}
          </PlaceLink>
        ))}
      </ul>
    </>
  );
}

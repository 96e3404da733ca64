import { useDeferredValue } from 'react';
import { Composer } from './composer/composer.tsx';
import { HomeTab } from './home-tab.tsx';
import { MessageList } from './messages/message-list.tsx';
import { page } from './page.ts';
import { useReading } from './reading.tsx';
import { useStore } from './store.ts';

/** The place where the person is. */
export function MainPane() {
  const { me, channelName } = useReading();
  const place = useStore(page, (p) => p.place);
  const isDm = useStore(page, (p) =>
    Boolean(
      p.state?.channels.some((c) => place.kind === 'channel' && c.id === place.id && c.with !== undefined),
    ),
  );
  const botName = useStore(page, (p) => p.state?.bot.name ?? '');
  /** The list follows when it is drawn; the composer must be the right one at once. */
  const list = useDeferredValue(`${me} ${place.kind === 'home' ? '' : place.id}`);
  if (place.kind === 'home') return <HomeTab />;
  const name = isDm ? botName : `#${channelName(place.id)}`;
  return (
    <>
      <MessageList key={list} channel={list.split(' ')[1] ?? place.id} name={name} />
      <Composer key={`composer ${me} ${place.id}`} channel={place.id} place={name} />
    </>
  );
}

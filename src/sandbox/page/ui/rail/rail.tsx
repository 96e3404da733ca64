import { Mark } from '../avatar.tsx';
import { useWords } from '../reading.tsx';
import { PersonSwitcher } from './person-switcher.tsx';
import { PlaceLinks } from './place-links.tsx';

/** Who looks, and where they can go; a drawer on a phone. */
export function Rail({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords();
  return (
    <>
      {open && <button type="button" className="shade" aria-label={words.dialog.close} onClick={onClose} />}
      <nav className={open ? 'rail is-open' : 'rail'} aria-label={words.rail.label}>
        <div className="rail-head">
          <Mark size={30} />
          <h1>{words.app}</h1>
        </div>
        <PlaceLinks onGo={onClose} />
        <PersonSwitcher onGo={onClose} />
      </nav>
    </>
  );
}

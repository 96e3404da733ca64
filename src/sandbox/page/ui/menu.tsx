import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { Icon, type IconName } from './icon.tsx';

export interface MenuItem {
  readonly key: string;
  readonly label: ReactNode;
  readonly icon?: IconName;
  readonly testId?: string;
  readonly danger?: boolean;
  /** Said in a second line. */
  readonly more?: string;
  /** Items of a group stand together under its name. */
  readonly group?: string;
  /** For a choice among the items: whether this one holds. */
  readonly checked?: boolean;
  readonly run: () => void;
}

interface Props {
  readonly label: string;
  readonly icon: IconName;
  readonly testId?: string;
  readonly items: readonly MenuItem[];
}

/** A button with a menu; arrows move, Escape closes and gives the focus back. */
export function Menu({ label, icon, testId, items }: Props) {
  const [open, setOpen] = useState(false);
  const [up, setUp] = useState(false);
  const frame = useRef<HTMLSpanElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);

  useLayoutEffect(() => {
    setUp(open && frame.current !== null && hasNoRoomBelow(frame.current));
  }, [open]);
  useEffect(() => {
    if (!open) return;
    frame.current?.querySelector<HTMLElement>('[role^=menuitem]')?.focus();
    const outside = ({ target }: PointerEvent) => {
      if (target instanceof Node && !frame.current?.contains(target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const close = () => {
    setOpen(false);
    trigger.current?.focus();
  };
  const move = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
    const all = [...(frame.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
    const at = all.findIndex((item) => item.matches(':focus'));
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: all.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined || all.length === 0) return;
    event.preventDefault();
    all.at(to % all.length)?.focus();
  };

  const drawn = ({ key, label: text, icon: itemIcon, testId: itemTestId, ...item }: MenuItem) => (
    <button
      key={key}
      type="button"
      {...(item.checked === undefined
        ? { role: 'menuitem' }
        : { role: 'menuitemradio', 'aria-checked': item.checked })}
      tabIndex={-1}
      className={item.danger ? 'menu-item is-danger' : 'menu-item'}
      data-testid={itemTestId}
      onClick={() => {
        close();
        item.run();
      }}
    >
      {itemIcon !== undefined && <Icon name={itemIcon} size={16} />}
      <span>
        {text}
        {item.more !== undefined && <span className="menu-more">{item.more}</span>}
      </span>
      {item.checked && <Icon name="check" size={16} />}
    </button>
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the menu inside
    <span className="menu" ref={frame} onKeyDown={open ? move : undefined}>
      <button
        ref={trigger}
        type="button"
        className="icon-button"
        data-testid={testId}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name={icon} />
      </button>
      {open && (
        <span role="menu" aria-label={label} className={up ? 'menu-items is-up' : 'menu-items'}>
          {grouped(items).map(([group, members]) =>
            group === undefined ? (
              members.map(drawn)
            ) : (
              // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
              <span key={group} role="group" aria-label={group} className="menu-group">
                <span className="menu-heading" aria-hidden="true">
                  {group}
                </span>
                {members.map(drawn)}
              </span>
            ),
          )}
        </span>
      )}
    </span>
  );
}

/** Below it would be cut off, or make longer what scrolls. */
function hasNoRoomBelow(frame: HTMLElement): boolean {
  const room = (frame.closest('.scroller') ?? document.documentElement).getBoundingClientRect();
  const items = frame.querySelector('[role=menu]')?.getBoundingClientRect();
  if (items === undefined || items.bottom <= room.bottom) return false;
  return frame.getBoundingClientRect().top - items.height > room.top;
}

/** By group, in the order in which the groups begin. */
function grouped(items: readonly MenuItem[]): [string | undefined, MenuItem[]][] {
  const groups = new Map<string | undefined, MenuItem[]>();
  for (const item of items) groups.set(item.group, [...(groups.get(item.group) ?? []), item]);
  return [...groups];
}

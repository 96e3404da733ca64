import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Icon, type IconName } from './icon.tsx';

export interface MenuItem {
  readonly key: string;
  readonly label: ReactNode;
  readonly icon?: IconName;
  readonly testId?: string;
  readonly danger?: boolean;
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
  const frame = useRef<HTMLSpanElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);

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
        <span role="menu" aria-label={label} className="menu-items">
          {items.map(({ key, label: text, icon: itemIcon, testId: itemTestId, danger, checked, run }) => (
            <button
              key={key}
              type="button"
              {...(checked === undefined
                ? { role: 'menuitem' }
                : { role: 'menuitemradio', 'aria-checked': checked })}
              tabIndex={-1}
              className={danger ? 'menu-item is-danger' : 'menu-item'}
              data-testid={itemTestId}
              onClick={() => {
                close();
                run();
              }}
            >
              {itemIcon !== undefined && <Icon name={itemIcon} size={16} />}
              <span>{text}</span>
              {checked && <Icon name="check" size={16} />}
            </button>
          ))}
        </span>
      )}
    </span>
  );
}

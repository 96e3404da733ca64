import { useEffect, useRef, useState } from 'react';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly more?: string | undefined;
  /** What the choice stands under. */
  readonly group?: string | undefined;
}

const rowHeight = 46;
const height = 322;
const margin = 4;

interface Props {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly active: number;
  readonly isChosen: (value: string) => boolean;
  readonly onPick: (choice: Choice) => void;
  readonly onActive: (index: number) => void;
}

export const optionId = (list: string, index: number): string => `${list}-${index}`;

/** A list box that only draws the rows in sight, so that a thousand choices stay fluid. */
export function OptionList({ id, label, choices, active, isChosen, onPick, onActive }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);

  useEffect(() => {
    ref.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  useEffect(() => {
    const list = ref.current;
    if (list === null || active < 0) return;
    const start = active * rowHeight;
    if (start < list.scrollTop) list.scrollTop = start;
    else if (start + rowHeight > list.scrollTop + list.clientHeight)
      list.scrollTop = start + rowHeight - list.clientHeight;
  }, [active]);

  const first = Math.max(0, Math.floor(top / rowHeight) - margin);
  const last = Math.min(choices.length, Math.ceil((top + height) / rowHeight) + margin);
  return (
    <div
      ref={ref}
      id={id}
      role="listbox"
      aria-label={label}
      tabIndex={-1}
      className="option-list"
      style={{ maxHeight: height }}
      onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
    >
      <div role="presentation" style={{ height: choices.length * rowHeight }}>
        {choices.slice(first, last).map((choice, offset) => {
          const index = first + offset;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the combobox that has the focus
            <div
              key={`${index} ${choice.value}`}
              id={optionId(id, index)}
              role="option"
              tabIndex={-1}
              aria-selected={isChosen(choice.value)}
              aria-setsize={choices.length}
              aria-posinset={index + 1}
              className={index === active ? 'option is-active' : 'option'}
              style={{ top: index * rowHeight, height: rowHeight }}
              data-testid={`option-${choice.value}`}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => index !== active && onActive(index)}
              onClick={() => onPick(choice)}
            >
              <span className="option-label">{choice.label}</span>
              {(choice.more ?? choice.group) !== undefined && (
                <span className="option-more">{choice.more ?? choice.group}</span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

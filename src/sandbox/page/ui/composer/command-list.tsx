import { useEffect, useRef } from 'react';
import type { PageCommand } from '../../contract.ts';
import { useWords } from '../reading.tsx';
import { spelled } from './command-suggestions.ts';

interface Props {
  readonly id: string;
  readonly commands: readonly PageCommand[];
  readonly active: number;
  readonly onPick: (index: number) => void;
  readonly onActive: (index: number) => void;
}

export const commandId = (list: string, index: number): string => `${list}-command-${index}`;

/** What can follow the slash; the composer keeps the focus and the keys. */
export function CommandList({ id, commands, active, onPick, onActive }: Props) {
  const words = useWords();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      id={id}
      ref={list}
      role="listbox"
      tabIndex={-1}
      className="command-list"
      aria-label={words.composer.commands}
    >
      {commands.map((command, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the composer that has the focus
        <div
          key={spelled(command)}
          id={commandId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={index === active ? 'command is-active' : 'command'}
          onMouseDown={(event) => event.preventDefault()}
          onMouseMove={() => index !== active && onActive(index)}
          onClick={() => onPick(index)}
        >
          <span>
            <strong>{spelled(command)}</strong> <span className="command-usage">{command.usage}</span>
          </span>
          <span className="quiet">{command.does}</span>
        </div>
      ))}
    </div>
  );
}

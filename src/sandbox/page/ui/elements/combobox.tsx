import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { Icon } from '../icon.tsx';
import { useWords } from '../reading.tsx';
import { type Choice, OptionList, optionId } from './option-list.tsx';
import { controlProps, type FieldFrame } from './using-element.ts';

interface Props {
  readonly frame: FieldFrame | null;
  readonly testId: string;
  readonly placeholder: string;
  /** What the list offers for the words typed. */
  readonly choices: readonly Choice[];
  /** Said in place of the list: it is looking, found nothing, or needs more words. */
  readonly note: string | null;
  readonly busy: boolean;
  readonly chosen: readonly Choice[];
  readonly many: boolean;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly onOpen?: () => void;
  /** The list is shut, and what was typed to search in it is forgotten. */
  readonly onClose: () => void;
  readonly onChosen: (chosen: readonly Choice[]) => void;
}

/** A text field with a list under it: type to search, arrows to move, Enter to choose. */
export function Combobox(props: Props) {
  const { frame, testId, placeholder, choices, note, busy, chosen, many, query, onQuery, onChosen } = props;
  const words = useWords();
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [only] = many ? [] : chosen;
  const isChosen = (value: string) => chosen.some((choice) => choice.value === value);

  const show = () => {
    if (open) return;
    setOpen(true);
    setActive(0);
    props.onOpen?.();
  };
  const hide = () => {
    setOpen(false);
    props.onClose();
  };
  const pick = (choice: Choice) => {
    if (!many) onChosen([choice]);
    else if (isChosen(choice.value)) onChosen(chosen.filter(({ value }) => value !== choice.value));
    else onChosen([...chosen, choice]);
    if (!many) hide();
  };
  const keyDown = (event: KeyboardEvent) => {
    const current = choices[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) show();
      else if (choices.length > 0)
        setActive((active + (event.key === 'ArrowDown' ? 1 : choices.length - 1)) % choices.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (!open) show();
      else if (current !== undefined && note === null) pick(current);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      hide();
    } else if (event.key === 'Backspace' && query === '' && chosen.length > 0) {
      onChosen(chosen.slice(0, -1));
    }
  };

  return (
    <div className={many ? 'combobox is-many' : 'combobox'}>
      {many &&
        chosen.map((choice) => (
          <span key={choice.value} className="chip">
            {choice.label}
            <button
              type="button"
              aria-label={words.field.remove(choice.label)}
              onClick={() => onChosen(chosen.filter(({ value }) => value !== choice.value))}
            >
              <Icon name="close" size={12} />
            </button>
          </span>
        ))}
      <div className="combobox-line">
        <input
          {...controlProps(frame, placeholder)}
          ref={input}
          className="input"
          role="combobox"
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={list}
          aria-activedescendant={open && note === null ? optionId(list, active) : undefined}
          aria-busy={busy}
          data-testid={testId}
          placeholder={only?.label ?? placeholder}
          value={open ? query : (only?.label ?? '')}
          onClick={show}
          onKeyDown={keyDown}
          onBlur={hide}
          onChange={({ target }) => {
            show();
            setActive(0);
            onQuery(target.value);
          }}
        />
        {only !== undefined && (
          <button
            type="button"
            className="icon-button combobox-clear"
            aria-label={words.field.clear}
            onClick={() => {
              onChosen([]);
              input.current?.focus();
            }}
          >
            <Icon name="close" size={14} />
          </button>
        )}
        {busy ? <span className="spinner" /> : <Icon name="down" size={16} />}
      </div>
      {open && (
        <div className="combobox-popup">
          {note === null ? (
            <OptionList
              id={list}
              label={placeholder}
              choices={choices}
              active={active}
              isChosen={isChosen}
              onPick={pick}
              onActive={setActive}
            />
          ) : (
            <p id={list} className="combobox-note" role="status">
              {note}
            </p>
          )}
        </div>
      )}
    </div>
  );
}

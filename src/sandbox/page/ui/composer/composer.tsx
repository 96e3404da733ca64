import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { composerKey, runCommand, say, setProblem } from '../acting.ts';
import { useFileDrop } from '../dropping.ts';
import { Icon } from '../icon.tsx';
import { page } from '../page.ts';
import { ProblemNote } from '../problem-note.tsx';
import { useWords } from '../reading.tsx';
import { useStore } from '../store.ts';
import { AttachedFiles } from './attached-files.tsx';
import { CommandList, commandId } from './command-list.tsx';
import { isComplete, spelled, suggestedCommands } from './command-suggestions.ts';
import { useAttachments } from './using-attachments.ts';

interface Props {
  readonly channel: string;
  readonly thread?: string;
  readonly place: string;
}

/** Where a person writes: messages, slash commands, files. */
export function Composer({ channel, thread, place }: Props) {
  const { composer: words } = useWords();
  const commands = useStore(page, (p) => p.state?.commands) ?? [];
  const where = composerKey(channel, thread);
  const pending = useStore(page, (p) => p.pending.has(where));
  const [text, setText] = useState('');
  const { files, told, attach, detach, take, putBack } = useAttachments();
  const [active, setActive] = useState(0);
  const [closed, setClosed] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const list = useId();
  const offered = closed || thread !== undefined ? [] : suggestedCommands(commands, text);

  const write = (typed: string) => {
    setText(typed);
    setActive(0);
    setClosed(false);
  };
  const complete = (index: number) => {
    const chosen = offered[index];
    if (chosen === undefined) return;
    write(`${spelled(chosen)} `);
    setClosed(true);
    input.current?.focus();
  };
  const add = (more: readonly File[]) => {
    attach(more);
    input.current?.focus();
  };
  useFileDrop(frame, {
    within: thread === undefined ? '.main' : '.thread-pane',
    label: words.drop(place),
    onFiles: add,
  });
  const send = async () => {
    const typed = text.trim();
    if ((typed === '' && files.length === 0) || pending) return;
    const command = typed.startsWith('/') && files.length === 0;
    if (command && thread !== undefined) {
      setProblem(where, { error: 'unknown_command', details: [words.notInThreads] });
      return;
    }
    const sentFiles = take();
    write('');
    const sent = await (command
      ? runCommand(channel, typed)
      : say(channel, typed, { thread, files: sentFiles }));
    if (!sent) {
      setText((now) => now || typed);
      putBack(sentFiles);
      setClosed(true);
    }
    input.current?.focus();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const open = offered.length > 0;
    if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setActive((active + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length);
    } else if (open && event.key === 'Escape') {
      setClosed(true);
    } else if (open && event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault();
      complete(active);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      const running = active === 0 && isComplete(commands, text);
      if (open && !running) complete(active);
      else void send();
    }
  };

  return (
    <div ref={frame} className="composer" data-tour={thread === undefined ? 'composer' : undefined}>
      <ProblemNote where={where} />
      {offered.length > 0 && (
        <CommandList id={list} commands={offered} active={active} onPick={complete} onActive={setActive} />
      )}
      <AttachedFiles
        files={files}
        onDetach={(file) => {
          detach(file);
          input.current?.focus();
        }}
      />
      <p className="hidden-words" role="status" data-testid="attached-word">
        {told}
      </p>
      <div className="composer-line">
        <button
          type="button"
          className="icon-button"
          aria-label={words.attach}
          title={words.attach}
          onClick={() => picker.current?.click()}
        >
          <Icon name="attach" />
        </button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          data-testid="composer-files"
          onChange={({ target }) => {
            add([...(target.files ?? [])]);
            target.value = '';
          }}
        />
        <textarea
          ref={input}
          rows={1}
          data-testid={thread === undefined ? 'composer' : 'thread-composer'}
          aria-label={words.label(place)}
          aria-describedby={`${list}-hint`}
          aria-controls={offered.length > 0 ? list : undefined}
          aria-activedescendant={offered.length > 0 ? commandId(list, active) : undefined}
          placeholder={thread === undefined ? words.placeholder(place) : words.reply}
          value={text}
          onChange={({ target }) => write(target.value)}
          onKeyDown={keyDown}
        />
        {pending && <span className="spinner" />}
        <button
          type="button"
          className="icon-button send"
          aria-label={words.send}
          title={words.send}
          disabled={pending || (text.trim() === '' && files.length === 0)}
          onClick={() => void send()}
        >
          <Icon name="send" />
        </button>
      </div>
      <p id={`${list}-hint`} className="composer-hint">
        {words.hint}
      </p>
    </div>
  );
}

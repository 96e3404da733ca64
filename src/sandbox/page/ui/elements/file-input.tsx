import { useRef, useState } from 'react';
import type { StoredFile } from '../../../slack/model.ts';
import type { Element } from '../../../slack/surfaces/traverse.ts';
import { problemOf } from '../acting.ts';
import { upload } from '../api.ts';
import { useFileDrop } from '../dropping.ts';
import { Icon } from '../icon.tsx';
import { page } from '../page.ts';
import { useWords } from '../reading.tsx';
import { controlProps, useElement } from './using-element.ts';

/** Files by a dialog or dropped on the field; the newest stay when there are too many. */
export function FileInput({ element }: { element: Extract<Element, { type: 'file_input' }> }) {
  const { held, put, testId, frame } = useElement(element);
  const { field, problem, composer } = useWords();
  const [sending, setSending] = useState(false);
  const [fault, setFault] = useState('');
  const [told, setTold] = useState('');
  const zone = useRef<HTMLDivElement>(null);
  const files = held?.files ?? [];
  const { type, filetypes, max_files: most = 10 } = element;

  const keep = (next: readonly StoredFile[]) => put([...next], { type, files: [...next] });
  const take = async (chosen: readonly File[]) => {
    const fits = ({ name }: File) => filetypes?.includes(name.split('.').at(-1)?.toLowerCase() ?? '') ?? true;
    setFault(chosen.every(fits) ? '' : field.wrongKind((filetypes ?? []).join(', ')));
    const wanted = chosen.filter(fits).slice(-most);
    if (wanted.length === 0) return;
    setSending(true);
    try {
      const stored = await Promise.all(wanted.map((file) => upload(page.get().me, file)));
      keep([...files, ...stored].slice(-most));
      setTold(composer.attached(stored.map(({ name }) => name).join(', ')));
    } catch (cause) {
      const { error } = problemOf(cause);
      setFault(error === 'offline' ? problem.offline : (problem.errors[error] ?? problem.unknown));
    }
    setSending(false);
  };
  useFileDrop(zone, { within: '.file-input', label: field.drop, onFiles: (dropped) => void take(dropped) });

  return (
    <div className="file-input" ref={zone}>
      <label className="button">
        <Icon name="attach" size={16} />
        {field.chooseFiles}
        {sending && <span className="spinner" />}
        <input
          {...controlProps(frame, field.chooseFiles)}
          className="hidden-words"
          type="file"
          multiple={most > 1}
          accept={filetypes?.map((each) => `.${each}`).join(',')}
          aria-busy={sending}
          data-testid={testId}
          onChange={({ target }) => {
            const chosen = [...(target.files ?? [])];
            target.value = '';
            void take(chosen);
          }}
        />
      </label>
      {fault !== '' && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
      <p className="hidden-words" role="status">
        {told}
      </p>
      <ul className="files">
        {files.map((file) => (
          <li key={file.id} className="file">
            <Icon name="file" size={16} />
            <span className="file-name">{file.name}</span>
            <button
              type="button"
              className="icon-button"
              aria-label={composer.detach(file.name)}
              onClick={() => {
                keep(files.filter(({ id }) => id !== file.id));
                setTold(composer.detached(file.name));
                zone.current?.querySelector('input')?.focus();
              }}
            >
              <Icon name="close" size={14} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

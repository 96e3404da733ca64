import { useState } from 'react';
import type { Element } from '../../../slack/surfaces/traverse.ts';
import { upload } from '../api.ts';
import { Icon } from '../icon.tsx';
import { page } from '../page.ts';
import { useWords } from '../reading.tsx';
import { controlProps, useElement } from './using-element.ts';

export function FileInput({ element }: { element: Extract<Element, { type: 'file_input' }> }) {
  const { held, put, testId, frame } = useElement(element);
  const words = useWords();
  const [state, setState] = useState<'still' | 'sending' | 'failed'>('still');
  const files = held?.files ?? [];
  const most = element.max_files ?? 10;
  const { type } = element;

  const take = async (chosen: readonly File[]) => {
    setState('sending');
    try {
      const stored = await Promise.all(chosen.map((file) => upload(page.get().me, file)));
      const next = [...files, ...stored].slice(0, most);
      put(next, { type, files: next });
      setState('still');
    } catch {
      setState('failed');
    }
  };

  return (
    <div className="file-input">
      <label className="button">
        <Icon name="attach" size={16} />
        {words.field.chooseFiles}
        {state === 'sending' && <span className="spinner" />}
        <input
          {...controlProps(frame, words.field.chooseFiles)}
          className="hidden-words"
          type="file"
          multiple={most > 1}
          accept={element.filetypes?.map((each) => `.${each}`).join(',')}
          aria-busy={state === 'sending'}
          data-testid={testId}
          onChange={({ target }) => {
            const chosen = [...(target.files ?? [])];
            target.value = '';
            void take(chosen);
          }}
        />
      </label>
      {state === 'failed' && (
        <p className="field-error" role="alert">
          {words.problem.offline}
        </p>
      )}
      <ul className="files">
        {files.map((file) => (
          <li key={file.id} className="file">
            <Icon name="file" size={16} />
            {file.name}
            <button
              type="button"
              className="icon-button"
              aria-label={words.composer.detach(file.name)}
              onClick={() => {
                const next = files.filter(({ id }) => id !== file.id);
                put(next, { type, files: next });
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

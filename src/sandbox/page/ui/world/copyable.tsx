import { useState } from 'react';
import { Icon } from '../icon.tsx';
import { useWords } from '../reading.tsx';

/** An id with a button that copies it. */
export function Copyable({ text, testId }: { text: string; testId?: string }) {
  const { braze } = useWords().world;
  const [copied, setCopied] = useState(false);
  return (
    <span className="copyable">
      <code data-testid={testId}>{text}</code>
      <button
        type="button"
        className="icon-button"
        aria-label={`${braze.copy} ${text}`}
        title={braze.copy}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        onBlur={() => setCopied(false)}
      >
        <Icon name={copied ? 'check' : 'copy'} size={14} />
      </button>
      {copied && (
        <span className="hidden-words" role="status">
          {braze.copied}
        </span>
      )}
    </span>
  );
}

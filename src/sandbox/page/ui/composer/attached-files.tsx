import { Icon } from '../icon.tsx';
import { useWords } from '../reading.tsx';

interface Props {
  readonly files: readonly File[];
  readonly onDetach: (file: File) => void;
}

export function AttachedFiles({ files, onDetach }: Props) {
  const words = useWords();
  if (files.length === 0) return null;
  return (
    <ul className="files" data-testid="attached">
      {files.map((file) => (
        <li key={`${file.name} ${file.size} ${file.lastModified}`} className="file">
          <Icon name="file" size={16} />
          <span className="file-name">{file.name}</span>
          <button
            type="button"
            className="icon-button"
            aria-label={words.composer.detach(file.name)}
            onClick={() => onDetach(file)}
          >
            <Icon name="close" size={14} />
          </button>
        </li>
      ))}
    </ul>
  );
}

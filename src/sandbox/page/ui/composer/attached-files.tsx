import { Icon } from '../icon.tsx';
import { useWords } from '../reading.tsx';

interface Props {
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
}

export function AttachedFiles({ files, onChange }: Props) {
  const words = useWords();
  if (files.length === 0) return null;
  return (
    <ul className="files">
      {files.map((file) => (
        <li key={`${file.name} ${file.lastModified}`} className="file">
          <Icon name="file" size={16} />
          {file.name}
          <button
            type="button"
            className="icon-button"
            aria-label={words.composer.detach(file.name)}
            onClick={() => onChange(files.filter((each) => each !== file))}
          >
            <Icon name="close" size={14} />
          </button>
        </li>
      ))}
    </ul>
  );
}

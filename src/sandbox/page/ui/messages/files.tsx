import type { StoredFile } from '../../../slack/model.ts';
import { fileUrl } from '../api.ts';
import { Icon } from '../icon.tsx';
import { useReading } from '../reading.tsx';

const kilobytes = (size: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 1 }).format(
    size / 1000,
  );

export function Files({ files }: { files: readonly StoredFile[] }) {
  const { me, reader } = useReading();
  return (
    <ul className="files">
      {files.map(({ id, name, size }) => (
        <li key={id}>
          <a className="file" href={fileUrl(me, id)} download={name}>
            <Icon name="file" size={16} />
            {name}
            <span className="quiet">{kilobytes(size, reader.locale)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

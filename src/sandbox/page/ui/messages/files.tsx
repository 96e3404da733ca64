import type { StoredFile } from '../../../slack/model.ts';
import { fileUrl } from '../api.ts';
import { Icon } from '../icon.tsx';
import { useReading } from '../reading.tsx';

const sizeOf = (bytes: number, locale: string): string => {
  const counted = (unit: string, size: number, unitDisplay: 'short' | 'long' = 'short') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 }).format(
      size,
    );
  if (bytes < 1_000) return counted('byte', bytes, 'long');
  return bytes < 1_000_000 ? counted('kilobyte', bytes / 1_000) : counted('megabyte', bytes / 1_000_000);
};

export function Files({ files }: { files: readonly StoredFile[] }) {
  const { me, reader } = useReading();
  return (
    <ul className="files">
      {files.map(({ id, name, size }) => (
        <li key={id}>
          <a className="file" href={fileUrl(me, id)} download={name}>
            <Icon name="file" size={16} />
            <span className="file-name">{name}</span>
            <span className="quiet">{sizeOf(size, reader.locale)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

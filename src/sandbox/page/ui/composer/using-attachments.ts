import { useState } from 'react';
import { useWords } from '../reading.tsx';

const isSame = (a: File, b: File): boolean =>
  a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;

/** The files that go with the next message, and what a screen reader is told of them. */
export function useAttachments() {
  const { composer: words } = useWords();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [told, setTold] = useState('');
  return {
    files,
    told,
    attach(more: readonly File[]): void {
      setFiles((now) => {
        const all = [...now];
        for (const file of more) if (!all.some((each) => isSame(each, file))) all.push(file);
        return all;
      });
      setTold(words.attached(more.map(({ name }) => name).join(', ')));
    },
    detach(file: File): void {
      setFiles((now) => now.filter((each) => each !== file));
      setTold(words.detached(file.name));
    },
    /** Takes them for a message that is being sent. */
    take(): readonly File[] {
      setFiles([]);
      setTold('');
      return files;
    },
    /** The message did not go out. */
    putBack: (taken: readonly File[]): void => setFiles((now) => (now.length > 0 ? now : taken)),
  };
}

import { type RefObject, useEffect, useRef } from 'react';

const bringsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

const filesIn = (items: DataTransferItemList): File[] =>
  [...items].flatMap((item) =>
    item.webkitGetAsEntry()?.isDirectory === true ? [] : (item.getAsFile() ?? []),
  );

interface Zone {
  /** What of the frame's surroundings takes files. */
  readonly within: string;
  /** Shown over the zone while a file is held above it. */
  readonly label: string;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Takes files that are dropped around the frame; the keyboard's way is a button of its own. */
export function useFileDrop(frame: RefObject<HTMLElement | null>, { within, label, onFiles }: Zone): void {
  const take = useRef(onFiles);
  useEffect(() => {
    take.current = onFiles;
  });
  useEffect(() => {
    const zone = frame.current?.closest<HTMLElement>(within);
    if (!zone) return;
    const over = (event: DragEvent) => {
      if (!bringsFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      zone.dataset.dropping = label;
    };
    const away = () => {
      delete zone.dataset.dropping;
    };
    const leave = ({ relatedTarget: to }: DragEvent) => {
      if (!(to instanceof Node && zone.contains(to))) away();
    };
    const drop = (event: DragEvent) => {
      away();
      if (!bringsFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      const files = filesIn(event.dataTransfer.items);
      if (files.length > 0) take.current(files);
    };
    const listening = new AbortController();
    const { signal } = listening;
    zone.addEventListener('dragenter', over, { signal });
    zone.addEventListener('dragover', over, { signal });
    zone.addEventListener('dragleave', leave, { signal });
    zone.addEventListener('drop', drop, { signal });
    return () => {
      listening.abort();
      away();
    };
  }, [frame, within, label]);
}

/** A file that misses its zone does nothing: the browser would open it in place of the page. */
export function useNoStrayDrops(): void {
  useEffect(() => {
    const refuse = (event: DragEvent) => {
      if (event.defaultPrevented || !bringsFiles(event) || event.dataTransfer === null) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'none';
    };
    document.addEventListener('dragover', refuse);
    document.addEventListener('drop', refuse);
    return () => {
      document.removeEventListener('dragover', refuse);
      document.removeEventListener('drop', refuse);
    };
  }, []);
}

import { type ReactNode, useLayoutEffect, useRef } from 'react';

interface Props {
  readonly labelledBy: string;
  readonly className?: string;
  readonly testId?: string;
  readonly role?: 'dialog' | 'alertdialog';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The browser's own modal dialog: it keeps the focus, makes the rest inert and closes on Escape. */
export function Dialog({ labelledBy, className = '', testId, role = 'dialog', onClose, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const dialog = ref.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      role={role}
      className={`dialog ${className}`}
      aria-labelledby={labelledBy}
      data-testid={testId}
      onCancel={(event) => {
        if (event.target !== ref.current) return;
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}

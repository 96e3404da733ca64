import { type ReactNode, useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { Words } from './blocks/mrkdwn.tsx';
import { Dialog } from './dialog.tsx';
import { useWords } from './reading.tsx';

type Text = { readonly type: string; readonly text: string };

/** Block Kit's confirmation object. */
export interface Confirm {
  readonly title?: Text | undefined;
  readonly text: Text;
  readonly confirm?: Text | undefined;
  readonly deny?: Text | undefined;
  readonly style?: 'primary' | 'danger' | undefined;
}

interface Props {
  readonly confirm: Confirm;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

function ConfirmDialog({ confirm, onYes, onNo }: Props) {
  const words = useWords();
  const title = useId();
  return createPortal(
    <Dialog labelledBy={title} className="confirm" role="alertdialog" onClose={onNo}>
      <h2 id={title}>{confirm.title?.text ?? words.dialog.sure}</h2>
      <Words text={confirm.text} />
      <div className="dialog-buttons">
        <button type="button" className="button" data-testid="confirm-no" onClick={onNo}>
          {confirm.deny?.text ?? words.dialog.no}
        </button>
        <button
          type="button"
          className={`button button-${confirm.style ?? 'primary'}`}
          data-testid="confirm-yes"
          onClick={onYes}
        >
          {confirm.confirm?.text ?? words.dialog.yes}
        </button>
      </div>
    </Dialog>,
    document.body,
  );
}

/** Asks first where there is something to ask, else goes on at once. */
export function useConfirm(confirm: Confirm | undefined): [ask: (go: () => void) => void, dialog: ReactNode] {
  const [waiting, setWaiting] = useState<(() => void) | null>(null);
  const ask = (go: () => void) => (confirm === undefined ? go() : setWaiting(() => go));
  const dialog =
    confirm === undefined || waiting === null ? null : (
      <ConfirmDialog
        confirm={confirm}
        onNo={() => setWaiting(null)}
        onYes={() => {
          setWaiting(null);
          waiting();
        }}
      />
    );
  return [ask, dialog];
}

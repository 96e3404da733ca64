import { changeWorld } from '../api.ts';
import { useConfirm } from '../confirm-dialog.tsx';
import { useWords } from '../reading.tsx';
import { useWorld } from './using-world.ts';

export function Reset() {
  const words = useWords();
  const { reset } = words.world;
  const { change, busy } = useWorld();
  const plain = (text: string) => ({ type: 'plain_text', text });
  const [ask, dialog] = useConfirm({
    title: plain(reset.confirmTitle),
    text: plain(reset.confirmText),
    confirm: plain(reset.yes),
    deny: plain(words.dialog.cancel),
    style: 'danger',
  });
  return (
    <section className="box box-line">
      <h3>{reset.title}</h3>
      <button
        type="button"
        className="button button-danger"
        data-testid="reset"
        disabled={busy}
        onClick={() => ask(() => void change(() => changeWorld('reset', {})))}
      >
        {reset.button}
      </button>
      {dialog}
    </section>
  );
}

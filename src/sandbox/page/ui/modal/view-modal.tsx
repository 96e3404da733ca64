import { useEffect, useId, useMemo, useRef } from 'react';
import type { ShownView } from '../../../slack/model.ts';
import type { PageTarget } from '../../contract.ts';
import { closeView, submitView } from '../acting.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { Dialog } from '../dialog.tsx';
import { settle } from '../drafts.ts';
import { Icon } from '../icon.tsx';
import { page } from '../page.ts';
import { ProblemNote } from '../problem-note.tsx';
import { useWords } from '../reading.tsx';
import { useStore } from '../store.ts';
import { SurfaceProvider, surfaceKey } from '../surface.ts';

const controls = 'input:not([type=hidden]), textarea, [role=combobox]';

function Form({ view, title }: { view: ShownView; title: string }) {
  const words = useWords();
  const body = useRef<HTMLDivElement>(null);
  const pending = useStore(page, (p) => p.pending.has(`submit ${view.id}`));
  const { values } = view.state;
  const surface = useMemo(() => {
    const target: PageTarget = { in: 'view', id: view.id };
    return { key: surfaceKey(target), target, values };
  }, [view.id, values]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new hash or new errors are a new state of the view
  useEffect(() => settle(surfaceKey({ in: 'view', id: view.id })), [view.id, view.hash, view.errors]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another view takes the focus
  useEffect(() => {
    if (body.current?.contains(document.activeElement)) return;
    (body.current?.querySelector<HTMLElement>(controls) ?? body.current)?.focus();
  }, [view.id]);
  useEffect(() => {
    const wrong = view.blocks.find(({ block_id: id = '' }) => id in view.errors)?.block_id;
    if (wrong === undefined) return;
    const field = body.current?.querySelector(`[data-testid="field-${CSS.escape(wrong)}"]`);
    field?.querySelector<HTMLElement>(controls)?.focus();
  }, [view.errors, view.blocks]);

  return (
    <form
      className="modal-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (view.submit !== null) void submitView(view.id);
      }}
    >
      <header className="modal-head">
        <h2 id={title}>{view.title?.text}</h2>
        <button
          type="button"
          className="icon-button"
          aria-label={words.dialog.close}
          onClick={() => void closeView(view.id)}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="modal-body" ref={body} tabIndex={-1}>
        <SurfaceProvider value={surface}>
          <Blocks blocks={view.blocks} errors={view.errors} />
        </SurfaceProvider>
      </div>
      <div className="modal-problem">
        <ProblemNote where={surface.key} />
      </div>
      <footer className="modal-foot">
        <button
          type="button"
          className="button"
          data-testid="modal-close"
          onClick={() => void closeView(view.id)}
        >
          {view.close?.text ?? words.dialog.close}
        </button>
        {view.submit !== null && (
          <button
            type="submit"
            className={pending ? 'button button-primary is-pending' : 'button button-primary'}
            data-testid="modal-submit"
            aria-busy={pending}
            aria-disabled={pending}
          >
            {view.submit.text}
            {pending && <span className="spinner" />}
          </button>
        )}
      </footer>
    </form>
  );
}

/** The modal on top; one dialog for a whole stack of views. */
export function ViewModal() {
  const view = useStore(page, (p) => p.modal);
  const title = useId();
  if (view === null) return null;
  return (
    <Dialog
      key={view.root_view_id}
      labelledBy={title}
      className="modal"
      testId="modal"
      onClose={() => void closeView(page.get().modal?.id ?? view.id)}
    >
      <Form key={view.id} view={view} title={title} />
    </Dialog>
  );
}

import { useId } from 'react';
import type { SurfaceBlock } from '../../../slack/surfaces/surfaces.ts';
import { useChanged } from '../drafts.ts';
import { useWords } from '../reading.tsx';
import { useSurface } from '../surface.ts';
import { ElementView } from './element-view.tsx';
import { BlockIdContext, FrameProvider } from './using-element.ts';

type InputBlock = Extract<SurfaceBlock, { type: 'input' }>;

const named = ['checkboxes', 'radio_buttons'];

/** An input block: label, control, hint, and what is wrong with it. */
export function InputField({ block, error: found }: { block: InputBlock; error: string | undefined }) {
  const words = useWords();
  const id = useId();
  const { block_id: blockId = '', element, label, hint, optional = false } = block;
  const changed = useChanged(useSurface(), blockId, element.action_id ?? '');
  /** It was said of what stood there before. */
  const error = changed ? undefined : found;
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const frame = {
    inputId: id,
    labelId: `${id}-label`,
    describedBy: described === '' ? undefined : described,
    invalid: error !== undefined,
    required: !optional,
    dispatches: block.dispatch_action === true,
  };
  const Label = named.includes(element.type) ? 'span' : 'label';
  return (
    <div className={error === undefined ? 'field' : 'field is-invalid'} data-testid={`field-${blockId}`}>
      <Label id={frame.labelId} className="field-label" {...(Label === 'label' ? { htmlFor: id } : {})}>
        {label.text}
        {optional && <span className="field-optional"> {words.dialog.optional}</span>}
      </Label>
      <BlockIdContext value={blockId}>
        <FrameProvider value={frame}>
          <ElementView element={element} />
        </FrameProvider>
      </BlockIdContext>
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error" role="alert" data-testid={`error-${blockId}`}>
          {words.field.faults[error] ?? error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint.text}
        </p>
      )}
    </div>
  );
}

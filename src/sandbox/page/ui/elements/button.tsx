import type { Element } from '../../../slack/surfaces/traverse.ts';
import { useConfirm } from '../confirm-dialog.tsx';
import { Icon } from '../icon.tsx';
import { useWords } from '../reading.tsx';
import { useElement } from './using-element.ts';

type ButtonElement = Extract<Element, { type: 'button' | 'workflow_button' | 'icon_button' }>;

export function PressButton({ element }: { element: ButtonElement }) {
  const { press, pending, done, testId } = useElement(element);
  const words = useWords();
  const [ask, dialog] = useConfirm(element.confirm);
  const value = 'value' in element ? element.value : undefined;
  const url = 'url' in element ? element.url : undefined;
  const style = 'style' in element ? element.style : undefined;
  const go = () => {
    if (url !== undefined) window.open(url, '_blank', 'noopener');
    void press(value);
  };
  return (
    <>
      <button
        type="button"
        className={`button ${style === undefined ? '' : `button-${style}`} ${pending ? 'is-pending' : ''}`}
        data-testid={testId}
        aria-label={element.accessibility_label}
        aria-busy={pending}
        aria-disabled={pending}
        onClick={() => ask(go)}
      >
        {element.type === 'icon_button' && <Icon name="bin" size={15} />}
        {element.text.text}
        {pending && <span className="spinner" />}
        {done && !pending && <Icon name="check" size={15} />}
        {pending && <span className="hidden-words">{words.dialog.sending}</span>}
      </button>
      {dialog}
    </>
  );
}

export function FeedbackButtons({ element }: { element: Extract<Element, { type: 'feedback_buttons' }> }) {
  const { press, testId, pending } = useElement(element);
  return (
    <span className="button-group" data-testid={testId}>
      {[element.positive_button, element.negative_button].map(({ text, value, accessibility_label }) => (
        <button
          key={value}
          type="button"
          className="button"
          aria-label={accessibility_label}
          aria-disabled={pending}
          onClick={() => void press(value)}
        >
          {text.text}
        </button>
      ))}
    </span>
  );
}

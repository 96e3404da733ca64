import type { KeyboardEvent } from 'react';
import type { Element } from '../../../slack/surfaces/traverse.ts';
import type { When } from '../drafts.ts';
import { useReading } from '../reading.tsx';
import { controlProps, useElement } from './using-element.ts';

type TypedElement = Extract<
  Element,
  { type: 'plain_text_input' | 'number_input' | 'email_text_input' | 'url_text_input' | 'rich_text_input' }
>;

const kinds = { email_text_input: 'email', url_text_input: 'url' } as const;
const inputModes = { number_input: 'decimal', email_text_input: 'email', url_text_input: 'url' } as const;
const nearTheEnd = 50;

const richText = (text: string) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});

/** The words of rich text, however deep they stand. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join('');
  if (typeof value !== 'object' || value === null) return '';
  if ('text' in value && typeof value.text === 'string') return value.text;
  return 'elements' in value ? wordsOf(value.elements) : '';
}

export function TypedInput({ element }: { element: TypedElement }) {
  const { held, put, testId, frame } = useElement(element);
  const { words } = useReading();
  const { type } = element;
  const text = type === 'rich_text_input' ? wordsOf(held?.rich_text_value) : (held?.value ?? '');
  const lines = type === 'rich_text_input' || (type === 'plain_text_input' && element.multiline === true);
  const longest = type === 'plain_text_input' ? element.max_length : undefined;
  const left = (longest ?? Number.POSITIVE_INFINITY) - text.length;
  const onEnter = element.dispatch_action_config?.trigger_actions_on?.includes('on_enter_pressed') ?? true;
  const eager = element.dispatch_action_config?.trigger_actions_on?.includes('on_character_entered') ?? false;

  const hold = (typed: string, when: When) => {
    const rich = type === 'rich_text_input' && { rich_text_value: typed === '' ? null : richText(typed) };
    put(typed === '' ? null : typed, { type, ...(rich || { value: typed }) }, when);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !lines && frame?.dispatches && onEnter) {
      event.preventDefault();
      hold(text, 'now');
    }
  };
  const told = frame?.dispatches && !eager ? 'with the form' : 'after typing';
  const shared = {
    ...controlProps(frame, element.placeholder?.text ?? type),
    value: text,
    placeholder: element.placeholder?.text,
    maxLength: longest,
    'data-testid': testId,
    autoFocus: element.focus_on_load,
    onKeyDown: keyDown,
    onChange: ({ target }: { target: { value: string } }) => hold(target.value, told),
  };
  return (
    <div className="typed">
      {lines ? (
        <textarea
          {...shared}
          className="input"
          rows={type === 'rich_text_input' ? (element.min_lines ?? 3) : 3}
        />
      ) : (
        <input
          {...shared}
          className="input"
          type={type in kinds ? kinds[type as keyof typeof kinds] : 'text'}
          inputMode={type in inputModes ? inputModes[type as keyof typeof inputModes] : 'text'}
          autoComplete="off"
        />
      )}
      {left <= nearTheEnd && <span className="input-left">{words.field.left(left)}</span>}
    </div>
  );
}

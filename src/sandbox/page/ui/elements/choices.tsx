import { useId } from 'react';
import type { Option } from '../../../slack/surfaces/composition.ts';
import type { Element } from '../../../slack/surfaces/traverse.ts';
import { Words } from '../blocks/mrkdwn.tsx';
import { useConfirm } from '../confirm-dialog.tsx';
import { useElement } from './using-element.ts';

type ChoicesElement = Extract<Element, { type: 'checkboxes' | 'radio_buttons' }>;

/** Checkboxes or radio buttons. */
export function Choices({ element }: { element: ChoicesElement }) {
  const { held, put, testId, frame } = useElement(element);
  const [ask, dialog] = useConfirm(element.confirm);
  const name = useId();
  const many = element.type === 'checkboxes';
  const chosen = many ? (held?.selected_options ?? []) : held?.selected_option ? [held.selected_option] : [];
  const isChosen = ({ value }: Option) => chosen.some((option) => option.value === value);

  const choose = (option: Option) =>
    ask(() => {
      if (!many) {
        put(option.value, { type: element.type, selected_option: option });
        return;
      }
      const next = element.options.filter((each) => isChosen(each) !== (each.value === option.value));
      put(
        next.map(({ value }) => value),
        { type: element.type, selected_options: next },
      );
    });

  return (
    <fieldset
      className="choices"
      {...(many ? {} : { role: 'radiogroup' })}
      aria-labelledby={frame?.labelId}
      aria-describedby={frame?.describedBy}
      data-testid={testId}
    >
      {element.options.map((option, i) => (
        <label key={option.value} className="choice">
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            id={i === 0 ? frame?.inputId : undefined}
            checked={isChosen(option)}
            data-testid={`option-${option.value}`}
            onChange={() => choose(option)}
          />
          <span className="choice-words">
            <Words text={option.text} />
            {option.description !== undefined && (
              <span className="choice-more">
                <Words text={option.description} />
              </span>
            )}
          </span>
        </label>
      ))}
      {dialog}
    </fieldset>
  );
}

import type { Element } from '../../../slack/surfaces/traverse.ts';
import { useConfirm } from '../confirm-dialog.tsx';
import { Menu } from '../menu.tsx';
import { useWords } from '../reading.tsx';
import { useElement } from './using-element.ts';

export function Overflow({ element }: { element: Extract<Element, { type: 'overflow' }> }) {
  const { press, testId } = useElement(element);
  const words = useWords();
  const [ask, dialog] = useConfirm(element.confirm);
  return (
    <>
      <Menu
        label={words.field.menu}
        icon="more"
        testId={testId}
        items={element.options.map(({ text, value, url }) => ({
          key: value,
          label: text.text,
          testId: `option-${value}`,
          run: () =>
            ask(() => {
              if (url !== undefined) window.open(url, '_blank', 'noopener');
              void press(value);
            }),
        }))}
      />
      {dialog}
    </>
  );
}

import { memo } from 'react';
import type { SurfaceBlock } from '../../../slack/surfaces/surfaces.ts';
import type { Element } from '../../../slack/surfaces/traverse.ts';
import { ElementView } from '../elements/element-view.tsx';
import { InputField } from '../elements/input-field.tsx';
import { BlockIdContext } from '../elements/using-element.ts';
import { Card, Container } from './boxes.tsx';
import { DataTable } from './data-table.tsx';
import { Words } from './mrkdwn.tsx';
import { ShownBlock } from './shown-block.tsx';

type Of<T extends SurfaceBlock['type']> = Extract<SurfaceBlock, { type: T }>;

function Elements({ elements, blockId }: { elements: readonly Element[]; blockId: string }) {
  return (
    <BlockIdContext value={blockId}>
      <div className="block-actions">
        {elements.map((element, i) => (
          <ElementView key={element.action_id ?? i} element={element} />
        ))}
      </div>
    </BlockIdContext>
  );
}

function Section({ block }: { block: Of<'section'> }) {
  const { text, fields, accessory, block_id: blockId = '' } = block;
  return (
    <div className={accessory === undefined ? 'block-section' : 'block-section has-accessory'}>
      <div className="block-words">
        {text !== undefined && <Words text={text} />}
        {fields !== undefined && (
          <div className="block-fields">
            {fields.map((field) => (
              <Words key={field.text} text={field} />
            ))}
          </div>
        )}
      </div>
      {accessory !== undefined && (
        <BlockIdContext value={blockId}>
          <div className="block-accessory">
            {accessory.type === 'image' ? (
              <img src={accessory.image_url} alt={accessory.alt_text} />
            ) : (
              <ElementView element={accessory} />
            )}
          </div>
        </BlockIdContext>
      )}
    </div>
  );
}

function Context({ block }: { block: Of<'context'> }) {
  return (
    <div className="block-context">
      {block.elements.map((element) =>
        element.type === 'image' ? (
          <img key={element.alt_text} src={element.image_url} alt={element.alt_text} />
        ) : (
          <Words key={element.text} text={element} />
        ),
      )}
    </div>
  );
}

interface Props {
  readonly block: SurfaceBlock;
  /** What is wrong with this block, where it is an input. */
  readonly error?: string | undefined;
}

/** One block: what a person acts on is our own, what only shows is slack-blocks-to-jsx's. */
export const BlockView = memo(function BlockView({ block, error }: Props) {
  switch (block.type) {
    case 'section':
      return <Section block={block} />;
    case 'header':
      return <h3 className="block-header">{block.text.text}</h3>;
    case 'divider':
      return <hr className="block-divider" />;
    case 'context':
      return <Context block={block} />;
    case 'actions':
    case 'context_actions':
      return <Elements elements={block.elements} blockId={block.block_id ?? ''} />;
    case 'input':
      return <InputField block={block} error={error} />;
    case 'card':
      return <Card block={block} />;
    case 'carousel':
      return (
        <div className="block-carousel">
          {block.elements.map((card, i) => (
            <Card key={card.block_id ?? i} block={card} />
          ))}
        </div>
      );
    case 'container':
      return <Container block={block} draw={(inner) => <BlockView block={inner} />} />;
    case 'data_table':
      return <DataTable block={block} />;
    default:
      return <ShownBlock block={block} />;
  }
});

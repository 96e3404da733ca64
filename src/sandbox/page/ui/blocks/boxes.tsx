import type { ReactNode } from 'react';
import type { SurfaceBlock } from '../../../slack/surfaces/surfaces.ts';
import { PressButton } from '../elements/button.tsx';
import { BlockIdContext } from '../elements/using-element.ts';
import { Words } from './mrkdwn.tsx';
import { ShownBlock } from './shown-block.tsx';

type Of<T extends SurfaceBlock['type']> = Extract<SurfaceBlock, { type: T }>;

export function Card({ block }: { block: Of<'card'> }) {
  const { hero_image: hero, title, subtitle, body, actions, block_id: blockId = '' } = block;
  return (
    <div className="block-card">
      {hero !== undefined && <img src={hero.image_url} alt={hero.alt_text} />}
      {title !== undefined && (
        <div className="block-card-title">
          <Words text={title} />
        </div>
      )}
      {subtitle !== undefined && (
        <div className="block-card-subtitle">
          <Words text={subtitle} />
        </div>
      )}
      {body !== undefined && <Words text={body} />}
      {actions !== undefined && (
        <BlockIdContext value={blockId}>
          <div className="block-actions">
            {actions.map((button, i) => (
              <PressButton key={button.action_id ?? i} element={button} />
            ))}
          </div>
        </BlockIdContext>
      )}
    </div>
  );
}

interface ContainerProps {
  readonly block: Of<'container'>;
  readonly draw: (block: SurfaceBlock) => ReactNode;
}

export function Container({ block, draw }: ContainerProps) {
  const { title, rich_text_title: rich, subtitle, child_blocks: children } = block;
  const heading = (
    <>
      {title !== undefined && <strong>{title.text}</strong>}
      {rich !== undefined && <ShownBlock block={rich} />}
      {subtitle !== undefined && <Words text={subtitle} />}
    </>
  );
  const inside = children.map((child, i) => <div key={child.block_id ?? i}>{draw(child)}</div>);
  if (block.is_collapsible !== true)
    return (
      <div className="block-container">
        <div className="block-container-head">{heading}</div>
        {inside}
      </div>
    );
  return (
    <details className="block-container" open={block.default_collapsed !== true}>
      <summary className="block-container-head">{heading}</summary>
      {inside}
    </details>
  );
}

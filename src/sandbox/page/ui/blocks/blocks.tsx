import type { SurfaceBlock } from '../../../slack/surfaces/surfaces.ts';
import { BlockView } from './block-view.tsx';

interface Props {
  readonly blocks: readonly SurfaceBlock[];
  readonly errors?: Readonly<Record<string, string>>;
}

export function Blocks({ blocks, errors = {} }: Props) {
  return (
    <div className="blocks">
      {blocks.map((block, i) => (
        <BlockView key={block.block_id ?? i} block={block} error={errors[block.block_id ?? '']} />
      ))}
    </div>
  );
}

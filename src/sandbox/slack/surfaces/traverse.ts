import type { SurfaceBlock } from './surfaces.ts';

type Section = Extract<SurfaceBlock, { type: 'section' }>;
type Actions = Extract<SurfaceBlock, { type: 'actions' }>;
type Input = Extract<SurfaceBlock, { type: 'input' }>;
type ContextActions = Extract<SurfaceBlock, { type: 'context_actions' }>;
type Card = Extract<SurfaceBlock, { type: 'card' }>;

export type Element =
  | Exclude<NonNullable<Section['accessory']>, { type: 'image' }>
  | Actions['elements'][number]
  | Input['element']
  | ContextActions['elements'][number]
  | NonNullable<Card['actions']>[number];

export type Placed = { block: SurfaceBlock; element: Element };

/** Blocks with the blocks inside them, outermost first. */
export function flatten(blocks: readonly SurfaceBlock[]): SurfaceBlock[] {
  return blocks.flatMap((block): SurfaceBlock[] => {
    if (block.type === 'container') return [block, ...block.child_blocks];
    if (block.type === 'carousel') return [block, ...block.elements];
    return [block];
  });
}

export function elementsOf(block: SurfaceBlock): Element[] {
  switch (block.type) {
    case 'section':
      return block.accessory === undefined || block.accessory.type === 'image' ? [] : [block.accessory];
    case 'actions':
    case 'context_actions':
      return block.elements;
    case 'input':
      return [block.element];
    case 'card':
      return block.actions ?? [];
    default:
      return [];
  }
}

export function placedElements(blocks: readonly SurfaceBlock[]): Placed[] {
  return flatten(blocks).flatMap((block) => elementsOf(block).map((element) => ({ block, element })));
}

import { randomInt } from 'node:crypto';
import type { SurfaceBlock } from './surfaces/surfaces.ts';
import { elementsOf, flatten } from './surfaces/traverse.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

export function newId(prefix: string, length = 10): string {
  return prefix + Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
}

/** Slack gives every block and element an id where the app gave none. */
export function withIds<Block extends SurfaceBlock>(blocks: readonly Block[]): Block[] {
  const named = structuredClone([...blocks]);
  for (const block of flatten(named)) {
    block.block_id ??= newId('', 5);
    for (const element of elementsOf(block)) element.action_id ??= newId('', 5);
  }
  return named;
}

import type { SurfaceBlock } from './surfaces.ts';
import { elementsOf, flatten, placedElements } from './traverse.ts';

type Issues = { addIssue(issue: { code: 'custom'; message: string; path?: PropertyKey[] }): void };

const refuse = (issues: Issues, message: string, ...path: PropertyKey[]) =>
  issues.addIssue({ code: 'custom', message, path });

export function idsAreUnique(blocks: readonly SurfaceBlock[], issues: Issues): void {
  const seen = new Set<string>();
  for (const [index, block] of flatten(blocks).entries()) {
    if (block.block_id !== undefined && seen.has(block.block_id))
      refuse(issues, `block_id "${block.block_id}" already exists`, index, 'block_id');
    if (block.block_id !== undefined) seen.add(block.block_id);
    const ids = elementsOf(block).flatMap((element) => element.action_id ?? []);
    if (new Set(ids).size < ids.length) refuse(issues, 'action_id must be unique within the block', index);
  }
}

export function focusIsSingle(blocks: readonly SurfaceBlock[], issues: Issues): void {
  const focused = placedElements(blocks).filter(
    ({ element }) => 'focus_on_load' in element && element.focus_on_load === true,
  );
  if (focused.length > 1) refuse(issues, 'focus_on_load can be set on one element only');
}

export function countsHold(blocks: readonly SurfaceBlock[], issues: Issues): void {
  const count = (...types: string[]) => flatten(blocks).filter((block) => types.includes(block.type)).length;
  if (count('table', 'data_table') > 1) refuse(issues, 'only one table allowed');
  if (count('data_visualization') > 2) refuse(issues, 'no more than 2 data_visualization blocks allowed');
  const written = blocks.reduce((sum, block) => sum + (block.type === 'markdown' ? block.text.length : 0), 0);
  if (written > 12_000) refuse(issues, 'markdown text must be less than 12001 characters in total');
}

/** Length of everything a reader sees; past about 13,200 Slack answers msg_blocks_too_long (bolt-js #2509). */
export function writtenLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + writtenLength(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  let sum = 0;
  for (const [key, inner] of Object.entries(value)) {
    const seen = key === 'text' || key === 'title' || key === 'caption';
    sum += typeof inner === 'string' ? (seen ? inner.length : 0) : writtenLength(inner);
  }
  return sum;
}

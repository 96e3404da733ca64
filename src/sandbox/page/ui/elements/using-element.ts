import { createContext, useContext } from 'react';
import type { Entry } from '../../../slack/entering.ts';
import type { StateValue } from '../../../slack/model.ts';
import { press, pressKey } from '../acting.ts';
import { enter, useHeld, type When } from '../drafts.ts';
import { page } from '../page.ts';
import { useStore } from '../store.ts';
import { useSurface } from '../surface.ts';

/** The field around an element: whose label names it, what describes it, and whether it is at fault. */
export interface FieldFrame {
  readonly inputId: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly required: boolean;
  /** In an input block the bot is told only with the form, unless it dispatches. */
  readonly dispatches: boolean;
}

const FrameContext = createContext<FieldFrame | null>(null);
export const FrameProvider = FrameContext.Provider;

export const BlockIdContext = createContext('');

interface Named {
  readonly type: string;
  readonly action_id?: string | undefined;
}

export function useElement({ action_id: actionId = '' }: Named) {
  const surface = useSurface();
  const blockId = useContext(BlockIdContext);
  const frame = useContext(FrameContext);
  const key = pressKey(surface.target, blockId, actionId);
  return {
    testId: `action-${actionId}`,
    frame,
    held: useHeld(surface, blockId, actionId),
    pending: useStore(page, (p) => p.pending.has(key)),
    done: useStore(page, (p) => p.done.has(key)),
    press: (value?: string) => press(surface.target, blockId, actionId, value),
    put: (entry: Entry, value: StateValue, when: When = 'now') =>
      enter(surface, { blockId, actionId, entry, value }, when),
    surface,
    blockId,
  };
}

/** What a control says of itself to assistive technology. */
export function controlProps(frame: FieldFrame | null, name: string) {
  if (frame === null) return { 'aria-label': name };
  return {
    id: frame.inputId,
    'aria-describedby': frame.describedBy,
    'aria-invalid': frame.invalid || undefined,
    'aria-required': frame.required || undefined,
  };
}

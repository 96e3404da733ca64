import type { OperationState } from '../../domain/operation/state.ts';
import type { Change } from '../operation/change.ts';
import type { ProviderFault } from '../ports/provider.ts';

/** What became of a press. */
export type Pressed =
  | { readonly kind: 'done'; readonly state: OperationState }
  | { readonly kind: 'six_digits' }
  /** 133016 would follow. `freeAt` is ISO. */
  | { readonly kind: 'used_up'; readonly freeAt: string | null }
  /** Meta did not do it; its own words stand in the fault. */
  | { readonly kind: 'not_done'; readonly fault: ProviderFault }
  /** It is not known whether Meta did it. `againAt`: when the clock has looked once more, ISO; null where nobody can see it. */
  | { readonly kind: 'unclear'; readonly againAt: string | null }
  | { readonly kind: 'no_meta' }
  | Change;

export const recorded = (change: Change): Pressed =>
  change.kind === 'changed' || change.kind === 'unchanged' ? { kind: 'done', state: change.state } : change;

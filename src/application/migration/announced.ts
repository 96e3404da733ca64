import { NumberId } from '../../domain/asset/ids.ts';
import type { StateOf } from '../../domain/operation/state.ts';

/** The field that keeps the id under which the destination knows the number; Meta does not say whether it stays. */
export const ANNOUNCED = 'phone_number_id';

/** The number as Meta knows it now: under the id that the destination gave it, where it gave one. */
export const numberOf = (state: StateOf<'migration'>): NumberId =>
  NumberId.safeParse(state.fields[ANNOUNCED]).data ?? state.plan.inputs.number;

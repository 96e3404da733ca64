import type { MigrationPlan } from '../migration/plan.ts';
import type { WholePlan } from '../migration/whole-plan.ts';
import type { ImportPlan } from '../subscription/import-plan.ts';
import type { TransferPlan } from '../transfer/plan.ts';

/** What an operation will do and what will be lost, computed before anything happens. One member per flow. */
export type Plan = TransferPlan | MigrationPlan | WholePlan | ImportPlan;

export type Flow = Plan['flow'];

/** The letters that people say aloud before the number: TR-0042. */
const PREFIX: Readonly<Record<Flow, string>> = {
  transfer: 'TR',
  migration: 'MG',
  waba_migration: 'WM',
  import: 'IM',
};

export const operationName = (flow: Flow, n: number): string =>
  `${PREFIX[flow]}-${String(n).padStart(4, '0')}`;

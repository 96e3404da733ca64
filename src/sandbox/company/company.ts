import type { Inventory } from '../../domain/asset/inventory.ts';
import { readInventory } from '../../domain/asset/inventory-reading.ts';
import { estateRows } from './estate.ts';

export interface CompanySize {
  readonly seed: number;
  /** How many numbers, besides those of the cases for migrations. */
  readonly size: number;
}

/** The sandbox's company: everything in it is invented. The same seed and size give the same company. */
export function createCompany(wanted: CompanySize): Inventory {
  const reading = readInventory(estateRows(wanted));
  if (reading.kind === 'faulty')
    throw new Error(`the sandbox's company is faulty: ${JSON.stringify(reading.faults)}`);
  return reading.inventory;
}

import { betweenBusinesses } from './between-businesses.ts';
import { hostingChange } from './hosting-change.ts';
import { newPartner } from './new-partner.ts';
import { newWaba } from './new-waba.ts';
import type { Scenario, ScenarioNumber } from './scenario.ts';
import { to360dialog } from './to-360dialog.ts';
import { toAnotherProvider } from './to-another-provider.ts';
import { wabaToPartner } from './waba-to-partner.ts';

/** R84 to R90, in their order. */
export const scenarios: Readonly<Record<ScenarioNumber, Scenario>> = {
  '1': to360dialog,
  '2': newWaba,
  '3': toAnotherProvider,
  '4': newPartner,
  '5': wabaToPartner,
  '6': betweenBusinesses,
  '7': hostingChange,
};

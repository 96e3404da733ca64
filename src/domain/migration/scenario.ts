import type { Provider } from '../asset/asset.ts';
import type { RuleId } from '../rules.ts';
import type { MigrationCheckKey } from './checks.ts';
import type { Row } from './rows.ts';

/** In the order of R84 to R90. */
export const scenarioNumbers = ['1', '2', '3', '4', '5', '6', '7'] as const;
export type ScenarioNumber = (typeof scenarioNumbers)[number];

/** R114: a migration moves the number between accounts or providers, a configuration change happens inside 360dialog. */
export type Kind = 'migration' | 'configuration_change';

/** By whose hand it is done: our own app's calls, or clicks in a page that only people reach. */
export type Route =
  | 'api'
  | 'hub'
  | 'embedded_signup'
  | 'new_provider'
  | 'partner_change'
  | 'support'
  | 'by_hand';

/** One number; all numbers of its WABA, each by an operation of its own; or all of them because its currency changes. */
export const scopes = ['number', 'waba', 'currency'] as const;
export type Scope = (typeof scopes)[number];

/** What the choice of a scenario is judged by. */
export interface Move {
  readonly source: Provider;
  /** Null: outside, a WABA that is none of ours. */
  readonly to: Provider | null;
  readonly sameWaba: boolean;
  readonly scope: Scope;
}

export type Misfit =
  | 'source_is_360dialog'
  | 'source_not_360dialog'
  | 'destination_needed'
  | 'destination_not_360dialog'
  | 'destination_is_360dialog'
  | 'same_waba'
  | 'stays_in_its_waba'
  | 'currency_is_360dialogs'
  | 'whole_account';

/** Which column of the asset table applies (R91 to R99, C17); `anew`: the number starts from nothing (C21). */
export type AssetColumn = 'migration' | 'configuration_change' | 'anew';

/** What is known of the number besides the scenario. */
export interface Way {
  readonly route: Route;
  readonly scope: Scope;
  /** The number sends through an active Braze group, which falls silent and is made anew. */
  readonly hasGroup: boolean;
  /** Braze sends through the destination afterwards. */
  readonly brazeAfter: boolean;
  /** The destination is a WABA of ours, so that the bot can look there. */
  readonly seen: boolean;
}

/** One of the seven, as its page of documentation has it. */
export interface Scenario {
  readonly number: ScenarioNumber;
  readonly rule: RuleId;
  readonly kind: Kind;
  /** What moves: one number, its whole WABA, or every number of the client. */
  readonly moves: 'number' | 'waba' | 'client';
  readonly route: (move: Move) => Route;
  /** Why this is not the scenario for these two accounts; null: it is. */
  readonly misfit: (move: Move) => Misfit | null;
  readonly checks: readonly MigrationCheckKey[];
  readonly steps: (way: Way) => readonly Row[];
  readonly assets: AssetColumn;
  /** Templates are new in the destination and their ratings are followed (R105). */
  readonly followsRatings: boolean;
}

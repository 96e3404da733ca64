import type { NumberId, WabaId } from '../../domain/asset/ids.ts';
import type { AccountFacts, NumberFacts, Read } from '../../domain/migration/facts.ts';
import type { Template, TemplateChange } from '../../domain/template/template.ts';
import type { MetaTemplate } from './meta.ts';

/** One field of a number as the provider told it, at the provider's time (ISO). */
export interface NumberReading {
  readonly number: NumberId;
  readonly field: NumberField;
  readonly value: string;
  readonly asOf: string;
}

export type NumberField =
  | 'status'
  | 'qualityRating'
  | 'nameStatus'
  | 'newNameStatus'
  | 'messagingLimit'
  | 'isPinEnabled';

export interface NumberTransition {
  readonly number: NumberId;
  readonly field: NumberField;
  readonly from: string | null;
  readonly to: string;
  readonly asOf: string;
}

/** What a plan looks up at Meta: of a number, of a WABA, how many apps get its webhooks, which numbers it has. */
export interface LookUps {
  readonly number: NumberFacts;
  readonly account: AccountFacts;
  readonly apps: number;
  readonly numbers: readonly NumberId[];
}

/** What providers say of numbers and templates. A late answer never overwrites a newer one. */
export interface Readings {
  /**
   * Keeps the values on their numbers, one of a field at most; what changed by it, in their order. What came late, or is of
   * a number that we do not have, changes nothing.
   */
  record(readings: readonly NumberReading[]): Promise<readonly NumberTransition[]>;
  /** The number with these digits in the WABA; null where the inventory has none. */
  numberByDigits(waba: WabaId, digits: string): Promise<NumberId | null>;
  /** Keeps the person's last message; an older one changes nothing. */
  personWrote(number: NumberId, person: string, at: string): Promise<void>;
  lastFromPerson(number: NumberId, person: string): Promise<string | null>;

  /** Keeps what Meta said of an asset (its id), at Meta's time (ISO); older than what is known, it changes nothing. */
  keep<Kind extends keyof LookUps>(
    kind: Kind,
    asset: string,
    value: LookUps[Kind],
    asOf: string,
  ): Promise<void>;
  /** Null where nothing was ever looked up. */
  kept<Kind extends keyof LookUps>(kind: Kind, asset: string): Promise<Read<LookUps[Kind]> | null>;

  templates(waba: WabaId): Promise<readonly Template[]>;
  findTemplate(
    waba: WabaId,
    named: { readonly name: string; readonly language: string },
  ): Promise<Template | null>;
  /** Applies what a page says where it is newer than what is known; the changes that came of it. */
  saveTemplates(
    waba: WabaId,
    page: readonly MetaTemplate[],
    asOf: string,
  ): Promise<readonly TemplateChange[]>;
  applyToTemplate(
    waba: WabaId,
    named: { readonly id: string; readonly name: string; readonly language: string },
    change: TemplatePatch,
  ): Promise<TemplateChange | null>;
  /** Templates that a complete sync, begun at `since`, did not see are gone at Meta: they become `DELETED`. */
  markUnseen(waba: WabaId, since: string): Promise<readonly TemplateChange[]>;
}

export type TemplatePatch =
  | {
      readonly field: 'status';
      readonly value: string;
      readonly reason: string | null;
      readonly asOf: string;
    }
  | { readonly field: 'quality'; readonly value: string; readonly asOf: string }
  | {
      readonly field: 'category';
      readonly value: string;
      readonly impending: boolean;
      readonly effectiveAt: string;
      readonly asOf: string;
    };

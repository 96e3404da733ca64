import type { ProviderFault } from '../../application/ports/provider.ts';
import type { AssetKey } from '../../domain/migration/assets.ts';
import type { MigrationCheck, MigrationCheckKey } from '../../domain/migration/checks.ts';
import type { RegisterBudget } from '../../domain/migration/facts.ts';
import type { Repoint } from '../../domain/migration/plan.ts';
import type { RegisteredOn, RegistrationRoute } from '../../domain/migration/registered-on.ts';
import type { MigrationStepKey, WhoActs } from '../../domain/migration/rows.ts';
import type { Kind, Route, ScenarioNumber, Scope } from '../../domain/migration/scenario.ts';
import type { TemplateOutlook } from '../../domain/migration/template-outlook.ts';
import type { RoomCheck } from '../../domain/operation/room.ts';
import type { TransferStepKey } from '../../domain/transfer/steps.ts';
import type { Mrkdwn } from './mrkdwn.ts';
import type { Where } from './shape.ts';

type CheckOf<K extends MigrationCheckKey> = Extract<MigrationCheck, { key: K }>;

/** The checks that only a migration has. */
export type OwnCheckKey = Exclude<MigrationCheckKey, RoomCheck['key']>;

/** The steps that only a migration has; those of its Braze group are a transfer's. */
export type OwnStepKey = Exclude<MigrationStepKey, TransferStepKey>;

/** Names that the instructions of a migration fill in. */
export interface MigrationWhere {
  readonly e164: string;
  readonly displayName: string;
  readonly source: string;
  /** The destination's name, or words for "outside". */
  readonly target: string;
  readonly scenario: ScenarioNumber;
}

/** For what is said otherwise of a number's Braze group than in a transfer: `target` is the WABA that it then sends through. */
export interface GroupWhere extends Where {
  readonly target: string;
}

export interface MigrationText {
  readonly what: (e164: string, source: string, target: string) => string;
  readonly title: (name: string, e164: string) => string;
  readonly newTitle: string;
  readonly planTitle: string;
  readonly next: string;
  readonly intro: Mrkdwn;
  readonly registeredOn: string;
  readonly registeredOnHint: string;
  readonly registrations: Record<RegisteredOn, string>;
  /** What to do instead of a migration. */
  readonly instead: Record<Exclude<RegistrationRoute, 'migrate'>, Mrkdwn>;
  readonly number: string;
  readonly numberHint: string;
  readonly scenario: string;
  readonly scenarios: Record<ScenarioNumber, string>;
  readonly destination: string;
  readonly destinationHint: string;
  readonly outside: string;
  readonly outsideHint: string;
  /** Where the destination is outside, inside a sentence. */
  readonly newPlace: string;
  /** Before an instruction whose end the bot sees by itself. */
  readonly ticksItself: Mrkdwn;
  readonly scope: string;
  readonly scopes: Record<Exclude<Scope, 'waba'>, string>;
  readonly first: string;
  readonly firstHint: string;
  readonly missing: Record<'number' | 'destination', string>;
  readonly reading: Mrkdwn;
  readonly fromTo: (source: string, target: string) => Mrkdwn;
  readonly numberLine: (e164: string, displayName: string, group: string | null) => Mrkdwn;
  readonly scenarioLine: (number: ScenarioNumber, kind: Kind) => Mrkdwn;
  readonly kinds: Record<Kind, string>;
  readonly routes: Record<Route, Mrkdwn>;
  readonly noReturn: (step: string) => Mrkdwn;
  readonly silence: Mrkdwn;
  readonly billingTitle: string;
  readonly billing: readonly Mrkdwn[];
  readonly noCost: Mrkdwn;
  readonly kept: Record<AssetKey, string>;
  readonly noLoss: Record<AssetKey, string>;
  readonly lost: Record<AssetKey, string>;
  readonly repoint: Record<Repoint, string>;
  readonly templatesTitle: string;
  readonly templates: (outlook: TemplateOutlook) => readonly Mrkdwn[];
  /** What became of the copy; `why` names the first that Meta refused. */
  readonly copied: (n: number, refused: number, left: number, why: readonly string[]) => Mrkdwn;
  readonly budget: (budget: RegisterBudget) => Mrkdwn;
  readonly approvers: (n: number, approvers: readonly string[]) => Mrkdwn;
  readonly overrideFirst: string;
  readonly answerFirst: Mrkdwn;
  /** Room in the workspace is told as in a transfer. */
  readonly checks: Record<OwnCheckKey, string>;
  readonly check: { readonly [K in OwnCheckKey]: (check: CheckOf<K>) => Mrkdwn };
  readonly steps: Record<OwnStepKey, string>;
  readonly undo: Record<'two_step_off', (where: MigrationWhere) => Mrkdwn>;
  readonly instructions: Record<OwnStepKey, (where: MigrationWhere) => Mrkdwn>;
  /** Of the steps of its Braze group, what a transfer says otherwise: the workspace stays, the WABA is another. */
  readonly group: {
    readonly steps: Record<'integrate', string>;
    readonly undo: Record<'free_uses', (where: GroupWhere) => Mrkdwn>;
    readonly instructions: Record<'integrate' | 'test_received', (where: GroupWhere) => Mrkdwn>;
  };
  readonly who: Record<WhoActs, string>;
  /** Said before the instruction, where somebody else has to act. */
  readonly acts: (who: string) => string;
  readonly pressTitle: string;
  readonly sendCode: string;
  readonly enterCode: string;
  readonly anotherCode: string;
  readonly sendAgain: Mrkdwn;
  readonly register: string;
  readonly method: string;
  readonly byText: string;
  readonly byCall: string;
  readonly codeLanguage: string;
  readonly language: (code: string) => string;
  readonly code: string;
  readonly codeHint: string;
  readonly pin: string;
  readonly pinHint: string;
  readonly sixDigits: Mrkdwn;
  readonly usedUp: (freeAt: string | null) => Mrkdwn;
  readonly notDone: (fault: ProviderFault) => Mrkdwn;
  /** `againAt`: when the bot will have looked once more, ISO. */
  readonly unclear: (againAt: string | null) => Mrkdwn;
  readonly noMeta: Mrkdwn;
  readonly askingMeta: Mrkdwn;
  readonly metaDid: Mrkdwn;
  readonly lastTry: (error: string) => Mrkdwn;
  /** Why a step of a migration stands still; null for codes of other flows. `detail` is Meta's own words. */
  readonly stepError: (code: string, detail: string) => string | null;
  readonly leftover: Record<'copy_templates' | 'subscribe_app' | 'announce', string>;
  readonly leftovers: (things: readonly string[]) => Mrkdwn;
  readonly pastPointOfNoReturn: (name: string) => Mrkdwn;
}

/** The words of codes and PINs. */
export type PressText = Pick<
  MigrationText,
  | 'pressTitle'
  | 'sendCode'
  | 'enterCode'
  | 'anotherCode'
  | 'sendAgain'
  | 'register'
  | 'method'
  | 'byText'
  | 'byCall'
  | 'codeLanguage'
  | 'language'
  | 'code'
  | 'codeHint'
  | 'pin'
  | 'pinHint'
  | 'sixDigits'
  | 'usedUp'
  | 'notDone'
  | 'unclear'
  | 'noMeta'
  | 'askingMeta'
  | 'metaDid'
  | 'lastTry'
  | 'stepError'
>;

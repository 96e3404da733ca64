import type { BusinessId, NumberId, WabaId } from '../../domain/asset/ids.ts';
import type { MessageContent } from '../../domain/conversation/message.ts';
import type { Answer, Page, Patience } from './provider.ts';

/** Open enums stay strings: Meta adds values without notice (domain.md B.3, B.6). Null: Meta did not say. */
export interface MetaWaba {
  readonly id: WabaId;
  readonly name: string;
  readonly currency: string | null;
  readonly status: string | null;
  readonly reviewStatus: string | null;
  /** Lower case, as Meta has it: `verified` … */
  readonly businessVerification: string | null;
  readonly owner: BusinessId | null;
  /** Null also where the field is absent: then a person is asked (domain.md F.1). */
  readonly hasFunding: true | null;
}

export interface MetaNumber {
  readonly id: NumberId;
  readonly e164: string;
  readonly displayName: string | null;
  readonly nameStatus: string | null;
  readonly newNameStatus: string | null;
  /** `NA` is told as `UNKNOWN`. */
  readonly qualityRating: string | null;
  readonly status: string | null;
  readonly codeVerification: string | null;
  readonly isPinEnabled: boolean | null;
  readonly accountMode: string | null;
  readonly platformType: string | null;
  readonly isOnBizApp: boolean | null;
  readonly isOfficial: boolean | null;
  readonly messagingLimit: string | null;
}

export interface MetaTemplate {
  readonly id: string;
  readonly name: string;
  /** As the API writes it: `en_US`. */
  readonly language: string;
  readonly status: string;
  readonly category: string;
  readonly previousCategory: string | null;
  readonly correctCategory: string | null;
  readonly quality: string | null;
  /** ISO; when the rating was given. */
  readonly qualityAt: string | null;
  readonly rejectedReason: string | null;
  readonly components: readonly Readonly<Record<string, unknown>>[];
}

export type CanSend = 'AVAILABLE' | 'LIMITED' | 'BLOCKED' | 'UNKNOWN';

/** `health_status` of one entity and all it depends on (domain.md B.10). */
export interface MetaHealth {
  readonly canSend: CanSend;
  readonly entities: readonly {
    readonly type: string;
    readonly id: string;
    readonly canSend: CanSend;
    readonly errors: readonly {
      readonly code: number;
      readonly description: string;
      readonly solution: string | null;
    }[];
    readonly info: readonly string[];
  }[];
}

export interface OutgoingMessage {
  /** E.164 with its plus sign. */
  readonly to: string;
  readonly content: MessageContent;
}

export interface SubscribedApp {
  readonly id: string;
  readonly name: string | null;
}

/** What a copy of templates answered (domain.md B.5). */
export interface TemplateCopy {
  /** Whether these are ids of the source or of the destination is not documented: the destination is listed again. */
  readonly migrated: readonly string[];
  /** Source ids; the reason in Meta's words, null where it gave none. */
  readonly failed: readonly { readonly id: string; readonly reason: string | null }[];
}

/** Which templates of the source are copied: these, or a page of so many. */
export type CopyRange =
  | { readonly ids: readonly string[] }
  | { readonly page: number; readonly count: number };

export interface NewTemplate {
  readonly name: string;
  readonly language: string;
  readonly category: string;
  readonly parameterFormat: string | null;
  readonly components: readonly Readonly<Record<string, unknown>>[];
}

/** How the number's owner gets the code. */
export type CodeMethod = 'SMS' | 'VOICE';

/** Meta's Graph API (domain.md B). Reads are repeated by the client while the caller's patience lasts. */
export interface Meta {
  waba(id: WabaId, patience?: Patience): Promise<Answer<MetaWaba>>;
  /** At most 100 a page. */
  numbers(waba: WabaId, after: string | null, patience?: Patience): Promise<Answer<Page<MetaNumber>>>;
  /** At most 100 a page. */
  templates(waba: WabaId, after: string | null, patience?: Patience): Promise<Answer<Page<MetaTemplate>>>;
  /** Of the WABA, or of one of its numbers. `waba`: whose share of Meta's rate limit the call takes. */
  health(waba: WabaId, number?: NumberId | null, patience?: Patience): Promise<Answer<MetaHealth>>;
  /** The apps that get this WABA's webhooks. */
  subscribedApps(waba: WabaId, patience?: Patience): Promise<Answer<readonly SubscribedApp[]>>;
  /** Not repeated by the client: the answer may be lost after the message went out. */
  send(
    number: NumberId,
    message: OutgoingMessage,
    patience?: Patience,
  ): Promise<Answer<{ readonly id: string; readonly status: string }>>;

  /** One number by its id; `waba`: whose share of Meta's rate limit the call takes. */
  number(id: NumberId, waba: WabaId, patience?: Patience): Promise<Answer<MetaNumber>>;
  /** Our app gets this WABA's webhooks from now on; twice changes nothing. */
  subscribeApp(waba: WabaId, patience?: Patience): Promise<Answer<true>>;
  /**
   * Announces a number in the WABA that shall receive it (`migrate_phone_number`, domain.md B.4); its id there.
   * Not repeated by the client; nothing moves before `register`.
   */
  announceMigration(
    destination: WabaId,
    e164: string,
    patience?: Patience,
  ): Promise<Answer<{ readonly id: NumberId }>>;
  /** Not repeated by the client: each call sends a code to the number's owner. `language`: such as `fr`. */
  requestCode(
    number: NumberId,
    asked: { readonly method: CodeMethod; readonly language: string },
    patience?: Patience,
  ): Promise<Answer<true>>;
  /** Not repeated by the client. The code is in no log, metric or fault. */
  verifyCode(number: NumberId, code: string, patience?: Patience): Promise<Answer<true>>;
  /** Not repeated by the client: at most 10 with `deregister` in 72 h (133016). The PIN is in no log, metric or fault. */
  register(number: NumberId, pin: string, patience?: Patience): Promise<Answer<true>>;
  /** `migrate_message_templates` (B.5). Repeatable: what is there already is not overwritten. */
  copyTemplates(
    destination: WabaId,
    source: WabaId,
    range: CopyRange,
    patience?: Patience,
  ): Promise<Answer<TemplateCopy>>;
  /** Not repeated by the client; at most 100 an hour per WABA (domain.md B.6). */
  createTemplate(
    waba: WabaId,
    template: NewTemplate,
    patience?: Patience,
  ): Promise<Answer<{ readonly id: string; readonly status: string; readonly category: string }>>;
}

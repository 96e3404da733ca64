import type { PhoneNumber } from '../../domain/asset/asset.ts';
import type { Answer, Page, Patience } from './provider.ts';

/** Everything here is parsed tolerantly: the documentation is incomplete (domain.md C). */
export interface Dialog360Channel {
  readonly id: string;
  /** E.164, where the answer gives digits. */
  readonly e164: string | null;
  readonly status: string | null;
  readonly accountMode: string | null;
  readonly wabaId: string | null;
}

export interface PartnerChangeRequest {
  readonly id: string;
  readonly status: string | null;
  readonly client: string | null;
}

/** 360dialog's Partner API and, with a number's own key, its messaging host (domain.md C). */
export interface Dialog360 {
  /** Offset paging: `after` is the next offset. */
  channels(after: string | null, patience?: Patience): Promise<Answer<Page<Dialog360Channel>>>;
  partnerChangeRequests(
    after: string | null,
    patience?: Patience,
  ): Promise<Answer<Page<PartnerChangeRequest>>>;
  /** Starts the client's migration in the background. Not repeated by the client. */
  approvePartnerChange(id: string, patience?: Patience): Promise<Answer<null>>;
  /** Whether the number's own key works; the key is never regenerated, which would revoke it (C.1). */
  checkNumberKey(number: PhoneNumber, patience?: Patience): Promise<Answer<null>>;
}

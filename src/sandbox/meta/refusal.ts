import { newTraceId } from './identifiers.ts';

/** An error as Graph tells it (domain.md B.8). */
export interface Refusal {
  readonly kind: 'refused';
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly subcode?: number;
  readonly title?: string;
  readonly details?: string;
  readonly isTransient?: boolean;
}

const known: Readonly<Record<number, { readonly status: number; readonly message: string }>> = {
  2: { status: 500, message: 'Service temporarily unavailable' },
  10: { status: 403, message: '(#10) Application does not have permission for this action' },
  100: { status: 400, message: '(#100) Invalid parameter' },
  190: { status: 401, message: 'Invalid OAuth access token - Cannot parse access token' },
  200: { status: 403, message: '(#200) You do not have the necessary permissions on this account' },
  80007: {
    status: 400,
    message: '(#80007) There have been too many calls to this WhatsApp Business account.',
  },
  131008: { status: 400, message: '(#131008) Required parameter is missing' },
  131031: { status: 400, message: '(#131031) Business Account locked' },
  131042: { status: 400, message: '(#131042) Business eligibility payment issue' },
  131047: { status: 400, message: '(#131047) Re-engagement message' },
  131051: { status: 400, message: '(#131051) Unsupported message type' },
  132000: {
    status: 400,
    message: '(#132000) Number of parameters does not match the expected number of params',
  },
  132001: { status: 404, message: '(#132001) Template name does not exist in the translation' },
  132012: {
    status: 400,
    message: '(#132012) Parameter format does not match format in the created template',
  },
  132015: { status: 400, message: '(#132015) Template is Paused' },
  132016: { status: 400, message: '(#132016) Template is Disabled' },
  133005: { status: 400, message: '(#133005) Two step verification PIN Mismatch' },
  133006: { status: 400, message: '(#133006) Phone number re-verification needed' },
  133008: { status: 400, message: '(#133008) Too many two step verification PIN guesses' },
  133009: { status: 400, message: '(#133009) Two step verification PIN guessed too fast' },
  133010: { status: 400, message: '(#133010) The account is not registered' },
  133015: {
    status: 400,
    message: '(#133015) Please wait a few minutes before attempting to register this phone number',
  },
  133016: { status: 400, message: '(#133016) Account register deregister rate limit exceeded' },
};

export type Told = Omit<Refusal, 'kind' | 'status' | 'code' | 'message'> & { readonly message?: string };

export function refuse(code: number, told: Told = {}): Refusal {
  const { status, message } = known[code] ?? { status: 400, message: `(#${code}) The call was refused` };
  return { kind: 'refused', status, code, message, ...told };
}

export function isRefusal(value: object): value is Refusal {
  return 'kind' in value && value.kind === 'refused';
}

/** What is not there and what this app may not see are told in the same words. */
export function noSuchNode(id: string, method: string): Refusal {
  return refuse(100, {
    subcode: 33,
    message: `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
  });
}

/** Graph's envelope. */
export function errorBody(refusal: Refusal) {
  const { code, message, subcode, title, details, isTransient = false } = refusal;
  return {
    error: {
      message,
      type: 'OAuthException',
      code,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      is_transient: isTransient,
      ...(title === undefined ? {} : { error_user_title: title, error_user_msg: details ?? title }),
      ...(details === undefined ? {} : { error_data: { messaging_product: 'whatsapp', details } }),
      fbtrace_id: newTraceId(),
    },
  };
}

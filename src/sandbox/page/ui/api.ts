import {
  largestUpload,
  type PageLooks,
  type PageMessages,
  type PageNumbers,
  type PageOperation,
  type PageOperationDetail,
  type PageOutcome,
  type PagePhone,
  type PagePhoneDetail,
  type PageRequests,
  type PageState,
  type PageSuggested,
  type PageTraffic,
  type PageUpload,
  type PageWorld,
  type PhoneAnswer,
  type PhonePreference,
  type WorldRequests,
} from '../contract.ts';

const world = '/sandbox';
const root = `${world}/api`;

export class Unreachable extends Error {}
export class TooLarge extends Error {}

async function call<T>(path: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(path, init).catch((cause: unknown) => {
    throw new Unreachable(path, { cause });
  });
  const text = await response.text();
  if (!response.ok) throw new Error(reasonIn(text) ?? `${response.status} ${response.statusText}`);
  return JSON.parse(text) as T;
}

function reasonIn(text: string): string | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : undefined;
  } catch {
    return undefined;
  }
}

const query = (values: Readonly<Record<string, string | undefined>>): string =>
  new URLSearchParams(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  ).toString();

const get = <T>(path: string): Promise<T> => call(`${root}/${path}`);

const post = <T>(path: string, body: object): Promise<T> =>
  call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

type Answers = { readonly suggest: PageSuggested };
type Answer<P extends keyof PageRequests> = P extends keyof Answers ? Answers[P] : PageOutcome;

/** The workspace as this person finds it; without one, its public side. */
export const readState = (as?: string): Promise<PageState> => get(`state?${query({ as })}`);
export const readLooks = (as: string): Promise<PageLooks> => get(`looks?${query({ as })}`);
export const readTraffic = (): Promise<PageTraffic> => get('traffic');
export const readWorld = (): Promise<PageWorld> => get('world');
export const readOperations = (): Promise<readonly PageOperation[]> => get('operations');
export const readOperation = (name: string): Promise<PageOperationDetail> =>
  get(`operations/${encodeURIComponent(name)}`);

export const readNumbers = (find: string): Promise<PageNumbers> => get(`numbers?${query({ find })}`);

interface Range {
  readonly as: string;
  readonly channel: string;
  readonly before?: string | undefined;
  readonly thread?: string | undefined;
  readonly limit?: number;
}
export const readMessages = ({ limit = 200, ...range }: Range): Promise<PageMessages> =>
  get(`messages?${query({ ...range, limit: String(limit) })}`);

export const act = <P extends keyof PageRequests>(path: P, body: PageRequests[P]): Promise<Answer<P>> =>
  post(`${root}/${path}`, body);

export async function upload(as: string, file: File): Promise<PageUpload> {
  if (file.size > largestUpload) throw new TooLarge(file.name);
  return call(`${root}/upload?${query({ as, name: file.name || 'file' })}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  });
}

export const fileUrl = (as: string, id: string): string =>
  `${root}/files/${encodeURIComponent(id)}?${query({ as })}`;
export const streamUrl = (as: string): string => `${root}/stream?${query({ as })}`;

type WorldAnswers = { readonly 'control/braze/integrate': { readonly id: string } };
type WorldAnswer<P> = P extends keyof WorldAnswers ? WorldAnswers[P] : unknown;

export const changeWorld = <P extends keyof WorldRequests>(
  path: P,
  body: WorldRequests[P],
): Promise<WorldAnswer<P>> => post(`${world}/${path}`, body);

export const clearFaults = (): Promise<unknown> => call(`${world}/faults`, { method: 'DELETE' });

const phoneAt = (e164: string): string => `${world}/phones/${encodeURIComponent(e164)}`;

export const readPhones = async (): Promise<readonly PagePhone[]> =>
  (await call<{ phones: readonly PagePhone[] }>(`${world}/phones`)).phones;
export const readPhone = (e164: string): Promise<PagePhoneDetail> => call(phoneAt(e164));
/** The person looks at their messages: senders are told by two blue ticks. */
export const lookAtPhone = (e164: string): Promise<unknown> => post(`${phoneAt(e164)}/read`, {});
/** Stops or resumes marketing messages; WhatsApp tells the business. */
export const preferFrom = (e164: string, what: 'stop' | 'resume', of: PhonePreference): Promise<unknown> =>
  post(`${phoneAt(e164)}/${what}`, of);
export const answerFrom = (e164: string, answer: PhoneAnswer): Promise<unknown> =>
  post(`${phoneAt(e164)}/answer`, answer);

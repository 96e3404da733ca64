import type {
  CopyRange,
  Meta,
  MetaHealth,
  MetaNumber,
  MetaTemplate,
  MetaWaba,
  SubscribedApp,
  TemplateCopy,
} from '../../src/application/ports/meta.ts';
import type { Answer, Page, ProviderFault } from '../../src/application/ports/provider.ts';
import { BusinessId, NumberId, type WabaId } from '../../src/domain/asset/ids.ts';

export const fault = (otherwise: Partial<ProviderFault> = {}): ProviderFault => ({
  kind: 'fault',
  fault: 'invalid',
  retryable: false,
  retryAfterMs: null,
  mayHaveHappened: false,
  status: 400,
  code: null,
  subcode: null,
  said: null,
  remedy: 'read_message',
  permission: null,
  migrationCause: null,
  ...otherwise,
});

export const sampleNumber = (
  id: NumberId,
  e164: string,
  otherwise: Partial<MetaNumber> = {},
): MetaNumber => ({
  id,
  e164,
  displayName: null,
  nameStatus: 'APPROVED',
  newNameStatus: null,
  qualityRating: 'GREEN',
  status: 'CONNECTED',
  codeVerification: 'VERIFIED',
  isPinEnabled: true,
  accountMode: 'LIVE',
  platformType: 'CLOUD_API',
  isOnBizApp: false,
  isOfficial: false,
  messagingLimit: 'TIER_10K',
  ...otherwise,
});

export const sampleTemplate = (n: number, otherwise: Partial<MetaTemplate> = {}): MetaTemplate => ({
  id: String(9000 + n),
  name: `sample_${n}`,
  language: 'en_US',
  status: 'APPROVED',
  category: 'UTILITY',
  previousCategory: null,
  correctCategory: null,
  quality: 'GREEN',
  qualityAt: null,
  rejectedReason: null,
  components: [{ type: 'BODY', text: 'A sample to {{1}}.' }],
  ...otherwise,
});

export interface Account {
  waba: Partial<MetaWaba>;
  numbers: readonly MetaNumber[];
  /** The template at a place of the list; read page by page. */
  templateAt: (place: number) => MetaTemplate;
  templates: number;
  health: MetaHealth;
  apps: readonly SubscribedApp[];
  /** The id that a number announced here gets. */
  announced: NumberId;
  /** What a copy into it answers. */
  copy: (range: CopyRange) => TemplateCopy;
}

export const healthy: MetaHealth = { canSend: 'AVAILABLE', entities: [] };
const PAGE = 100;
const ourApp: SubscribedApp = { id: '1', name: 'Sample app' };

/** Meta as a script tells it: accounts that tests change, faults that stand in line, and what was asked. */
export function createScriptedMeta(now: () => string) {
  const accounts = new Map<string, Account>();
  const asked: string[] = [];
  let created = 0;
  const faults: { call: string; fault: ProviderFault }[] = [];
  const account = (id: WabaId): Account => {
    const known = accounts.get(id) ?? {
      waba: {},
      numbers: [],
      templateAt: sampleTemplate,
      templates: 0,
      health: healthy,
      apps: [ourApp],
      announced: NumberId.parse('200000000000001'),
      copy: (range) => ({ migrated: 'ids' in range ? range.ids : [], failed: [] }),
    };
    accounts.set(id, known);
    return known;
  };
  const answer = <T>(call: string, value: () => T): Answer<T> => {
    asked.push(call);
    const at = faults.findIndex((each) => call.startsWith(each.call));
    const [taken] = at < 0 ? [] : faults.splice(at, 1);
    return taken ? taken.fault : { kind: 'answer', value: value(), at: now() };
  };
  const page = <T>(count: number, after: string | null, at: (place: number) => T): Page<T> => {
    const from = Number(after ?? 0);
    const items = Array.from({ length: Math.min(PAGE, count - from) }, (_, i) => at(from + i));
    return { items, after: from + PAGE < count ? String(from + PAGE) : null };
  };

  const meta: Meta = {
    waba: async (id) =>
      answer(`waba ${id}`, () => ({
        id,
        name: 'Sample WABA',
        currency: null,
        status: 'ACTIVE',
        reviewStatus: 'APPROVED',
        businessVerification: 'verified',
        owner: BusinessId.parse('300000000000001'),
        hasFunding: true,
        ...account(id).waba,
      })),
    numbers: async (id, after) =>
      answer(`numbers ${id} ${after}`, () => {
        const { numbers } = account(id);
        const { items, after: next } = page(numbers.length, after, (i) => numbers[i]);
        return { items: items.filter((n) => n !== undefined), after: next };
      }),
    templates: async (id, after) =>
      answer(`templates ${id} ${after}`, () => page(account(id).templates, after, account(id).templateAt)),
    health: async (id) => answer(`health ${id}`, () => account(id).health),
    subscribedApps: async (id) => answer(`apps ${id}`, () => account(id).apps),
    send: async (number) => answer(`send ${number}`, () => ({ id: 'wamid.sample', status: 'accepted' })),
    number: async (id, waba) =>
      answer(
        `number ${id} ${waba}`,
        () => account(waba).numbers.find((each) => each.id === id) ?? sampleNumber(id, '+33612345678'),
      ),
    subscribeApp: async (id) =>
      answer(`subscribe ${id}`, () => {
        const { apps } = account(id);
        account(id).apps = [...apps.filter((each) => each.id !== ourApp.id), ourApp];
        return true;
      }),
    announceMigration: async (destination, e164) =>
      answer(`announce ${destination} ${e164}`, () => ({
        id: account(destination).announced,
      })),
    requestCode: async (number, { method, language }) =>
      answer(`request code ${number} ${method} ${language}`, () => true),
    verifyCode: async (number) => answer(`verify code ${number}`, () => true),
    register: async (number) => answer(`register ${number}`, () => true),
    copyTemplates: async (destination, source, range) =>
      answer(`copy ${source} ${destination} ${told(range)}`, () => account(destination).copy(range)),
    createTemplate: async (waba, { name, language, category }) =>
      answer(`create ${waba} ${name} ${language}`, () => ({
        id: String(7001 + created++),
        status: 'PENDING',
        category,
      })),
  };
  return {
    meta,
    account,
    asked,
    /** The next call that begins like this gets this fault. */
    fail: (call: string, otherwise: Partial<ProviderFault>) => faults.push({ call, fault: fault(otherwise) }),
  };
}

const told = (range: CopyRange): string =>
  'ids' in range ? range.ids.join(',') : `page ${range.page} of ${range.count}`;

import type { MetaStandInOptions } from '../../../src/sandbox/meta/stand-in.ts';
import { app, business, createAccount, number, otherNumber, otherWaba, waba } from './account.ts';

export const minute = 60_000;
export const pin = '482915';
export const announcement = { cc: '33', phone_number: '639980001', migrate_phone_number: true };

/** The second account has room for so many templates; null: for as many as Meta lets it have. */
export const roomFor = (templateLimit: number | null): Required<Pick<MetaStandInOptions, 'wabas'>> => ({
  wabas: [
    { id: waba, name: 'Maison FR', business, subscribedApps: [app] },
    { id: otherWaba, name: 'Maison Two', business, subscribedApps: [app], templateLimit },
  ],
});

/** One number that may move from the first account to the second, and nothing in its way. */
const inOrder: Partial<MetaStandInOptions> = {
  ...roomFor(null),
  numbers: [
    { id: number, waba, e164: '+33639980001', verifiedName: 'Maison Exemple', isPinEnabled: false },
    { id: otherNumber, waba: otherWaba, e164: '+33639980002', verifiedName: 'Maison Two' },
  ],
};

export async function createMove(more: Partial<MetaStandInOptions> = {}) {
  const account = await createAccount({ ...inOrder, ...more });
  const { state, post, get, meta } = account;
  await account.connect();
  const move = {
    ...account,
    announce: (more: Record<string, unknown> = {}) =>
      post(`${otherWaba}/phone_numbers`, { ...announcement, ...more }),
    requestCode: (more: Record<string, unknown> = {}) =>
      post(`${number}/request_code`, { code_method: 'SMS', language: 'fr', ...more }),
    verify: (code: string) => post(`${number}/verify_code`, { code }),
    register: (with_ = pin) => post(`${number}/register`, { messaging_product: 'whatsapp', pin: with_ }),
    deregister: () => post(`${number}/deregister`, {}),
    copy: (more: Record<string, unknown> = {}, to = otherWaba) =>
      post(`${to}/migrate_message_templates`, { source_waba_id: waba, ...more }),
    /** What the owner of the number reads. */
    async codes() {
      const response = await fetch(`${meta.manageUrl}/codes`);
      return (await response.json()).codes;
    },
    numbersOf: (of: string) => state.tables.numbersOf(of).map(({ id }) => id),
    templatesOf: async (of: string) =>
      (await get(`${of}/message_templates?fields=id,name,status,quality_score,category,rejected_reason`)).body
        .data,
    /** Everything up to `register`. */
    async prepare(): Promise<void> {
      await move.announce();
      await move.requestCode();
      const [{ code }] = await move.codes();
      await move.verify(code);
    },
  };
  return move;
}

export type Moving = Awaited<ReturnType<typeof createMove>>;

import { createBrazeStandIn } from '../../src/sandbox/braze/stand-in.ts';
import { createDialog360StandIn } from '../../src/sandbox/dialog360/stand-in.ts';
import type { FaultKind } from '../../src/sandbox/faults.ts';
import { createMetaStandIn } from '../../src/sandbox/meta/stand-in.ts';
import { createMetaState } from '../../src/sandbox/meta/state.ts';
import { brazeContract, estate as brazeEstate } from './braze-contract.ts';
import { dialog360Contract, estate as dialog360Estate } from './dialog360-contract.ts';
import { metaContract, estate as metaEstate } from './meta-contract.ts';

/** What a key is checked with is there too, so that half of its answer is half of a good one. */
const checked = '00000000-0000-4000-8000-000000000000';
const always = 1_000_000;
/** What the stand-ins can be told to do, by the contracts' names. */
const struck: ReadonlyMap<string, FaultKind> = new Map([
  ['waba_limit', '429'],
  ['rate_limited', '429'],
  ['server_error', '500'],
  ['html', 'html'],
  ['half_json', 'half_json'],
  ['dropped', 'drop'],
]);

brazeContract({
  title: 'the stand-in',
  faults: [
    ...(['wrong_key', 'no_permission', 'rate_limited', 'server_error'] as const),
    ...(['html', 'half_json', 'dropped'] as const),
  ],
  async open() {
    const { group, subscribed, unsubscribed, stranger, appId } = brazeEstate;
    const key = 'sample-contract-key';
    const { state, restUrlOf, close } = await createBrazeStandIn({
      workspaces: [
        {
          ...{ key: 'brand-fr', restKey: key, appId },
          groups: [group, checked].map((id) => ({ id, state: 'active' })),
          users: [
            { ...subscribed, subscribed: [group] },
            { ...unsubscribed, unsubscribed: [group] },
            stranger,
          ],
        },
      ],
    });
    return {
      restUrl: restUrlOf('brand-fr'),
      key,
      arrange(fault) {
        const kind = struck.get(fault);
        if (kind !== undefined) state.faults.add({ call: '*', fault: kind, times: always });
        if (fault === 'wrong_key') state.changeKey('brand-fr', 'sample-other-key');
        if (fault === 'no_permission') state.permit('brand-fr', []);
      },
      retireV2() {
        state.traps.withoutV2 = true;
      },
      calls: () => state.traffic.read().length,
      close,
    };
  },
});

metaContract({
  title: 'the stand-in',
  faults: [
    'wrong_token',
    'no_permission',
    'unknown_asset',
    'waba_limit',
    'server_error',
    'html',
    'half_json',
    'dropped',
  ],
  async open() {
    const { waba, business, app, numbers, template, person } = metaEstate;
    const token = 'sample-contract-token';
    const { state, graphUrl, close } = await createMetaStandIn({
      apps: [{ ...app, tokens: [{ token }] }],
      businesses: [{ id: business, name: 'Maison Exemple' }],
      wabas: [{ id: waba, name: 'Maison FR', business, subscribedApps: [app.id] }],
      numbers: numbers.map(({ id, e164, status, quality }) => ({
        ...{ id, waba, e164, status, quality, verifiedName: 'Maison Exemple' },
      })),
      templates: Array.from({ length: metaEstate.templates }, (_, i) => ({
        id: String(5_000_000 + i),
        waba,
        name: i === 0 ? template.name : `sample_${i}`,
        language: template.language,
        components: [{ type: 'BODY', text: 'Bonjour {{1}}, à bientôt.' }],
      })),
      phones: [{ e164: person }],
    });
    state.phone.answer(person, numbers[0].id, { text: 'Bonjour' });
    return {
      graphUrl,
      token,
      arrange(fault) {
        const kind = struck.get(fault);
        if (kind !== undefined) state.faults.add({ call: '*', fault: kind, times: always });
        if (fault === 'wrong_token') state.access.revoke(token);
        if (fault === 'no_permission') state.access.permit(token, []);
        if (fault === 'unknown_asset') state.manage.removePartner(waba);
      },
      calls: () => state.traffic.read().filter(({ direction }) => direction === 'in').length,
      close,
    };
  },
});

dialog360Contract({
  title: 'the stand-in',
  faults: ['wrong_key', 'rate_limited', 'server_error', 'html', 'half_json', 'dropped'],
  async open() {
    const { channel, request } = dialog360Estate;
    const [partnerKey, numberKey] = ['sample-partner-key', 'sample-number-key'];
    const meta = createMetaState({
      apps: [],
      businesses: [{ id: '506914307656634', name: request.client }],
      wabas: [{ id: channel.wabaId, name: 'Maison FR', business: '506914307656634' }],
      numbers: [
        { id: '106540352242922', waba: channel.wabaId, e164: channel.e164, verifiedName: request.client },
      ],
    });
    const { state, hubUrl, messagingUrl, close } = await createDialog360StandIn({
      meta,
      partner: { id: dialog360Estate.partner, apiKey: partnerKey },
      channels: Array.from({ length: dialog360Estate.channels }, (_, i) => ({
        ...{ id: i === 0 ? channel.id : `sample${i}CH`, client: 'sampleCL', number: '106540352242922' },
        ...(i === 0 && { apiKey: numberKey }),
      })),
      changeRequests: [{ id: request.id, client: { id: 'sampleCL', name: request.client } }],
    });
    return {
      ...{ hubUrl, messagingUrl, partnerKey, numberKey, close },
      arrange(fault) {
        const kind = struck.get(fault);
        if (kind !== undefined) state.faults.add({ call: '*', fault: kind, times: always });
        if (fault === 'wrong_key') {
          state.createKey(channel.id);
          state.changePartnerKey('sample-other-key');
        }
      },
      calls: () => state.traffic.read().filter(({ direction }) => direction === 'in').length,
    };
  },
});

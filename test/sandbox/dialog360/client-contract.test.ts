import { createDialog360StandIn } from '../../../src/sandbox/dialog360/stand-in.ts';
import { createMetaState } from '../../../src/sandbox/meta/state.ts';
import { type Dialog360Fault, dialog360Contract, estate } from '../../contract/dialog360-contract.ts';

const { channel, request } = estate;
const [partnerKey, numberKey] = ['sample-partner-key', 'sample-number-key'];
const number = '106540352242922';
const always = 1_000_000;
const struck: Readonly<Partial<Record<Dialog360Fault, '429' | '500' | 'html' | 'half_json' | 'drop'>>> = {
  rate_limited: '429',
  server_error: '500',
  html: 'html',
  half_json: 'half_json',
  dropped: 'drop',
};

dialog360Contract({
  title: 'the stand-in',
  faults: ['wrong_key', 'rate_limited', 'server_error', 'html', 'half_json', 'dropped'],
  async open() {
    const meta = createMetaState({
      apps: [],
      businesses: [{ id: '506914307656634', name: request.client }],
      wabas: [{ id: channel.wabaId, name: 'Maison FR', business: '506914307656634' }],
      numbers: [{ id: number, waba: channel.wabaId, e164: channel.e164, verifiedName: request.client }],
    });
    const { state, hubUrl, messagingUrl, close } = await createDialog360StandIn({
      meta,
      partner: { id: estate.partner, apiKey: partnerKey },
      channels: Array.from({ length: estate.channels }, (_, i) => ({
        ...{ id: i === 0 ? channel.id : `sample${i}CH`, client: 'sampleCL', number },
        ...(i === 0 && { apiKey: numberKey }),
      })),
      changeRequests: [{ id: request.id, client: { id: 'sampleCL', name: request.client } }],
    });
    return {
      ...{ hubUrl, messagingUrl, partnerKey, numberKey, close },
      arrange(fault) {
        const kind = struck[fault];
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

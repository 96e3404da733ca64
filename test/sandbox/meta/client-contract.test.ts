import { createMetaStandIn } from '../../../src/sandbox/meta/stand-in.ts';
import { estate, type MetaFault, metaContract } from '../../contract/meta-contract.ts';

const { waba, business, app, numbers, template, person } = estate;
const token = 'sample-contract-token';
const always = 1_000_000;
const struck: Readonly<Partial<Record<MetaFault, '429' | '500' | 'html' | 'half_json' | 'drop'>>> = {
  waba_limit: '429',
  server_error: '500',
  html: 'html',
  half_json: 'half_json',
  dropped: 'drop',
};

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
    const { state, graphUrl, close } = await createMetaStandIn({
      apps: [{ ...app, tokens: [{ token }] }],
      businesses: [{ id: business, name: 'Maison Exemple' }],
      wabas: [{ id: waba, name: 'Maison FR', business, subscribedApps: [app.id] }],
      numbers: numbers.map(({ id, e164, status, quality }) => ({
        ...{ id, waba, e164, status, quality, verifiedName: 'Maison Exemple' },
      })),
      templates: Array.from({ length: estate.templates }, (_, i) => ({
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
        const kind = struck[fault];
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

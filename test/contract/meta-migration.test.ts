import { randomUUID } from 'node:crypto';
import type { FaultKind } from '../../src/sandbox/faults.ts';
import { createMetaStandIn } from '../../src/sandbox/meta/stand-in.ts';
import type { MetaState } from '../../src/sandbox/meta/state.ts';
import { createAnsweringServer, dropped } from '../providers/answering-server.ts';
import { migrationRefusals, moved } from '../providers/meta/migration-answers.ts';
import { faultAnswers } from '../providers/meta/recorded-answers.ts';
import { code, number, source, template, waba } from '../providers/meta/written-calls.ts';
import {
  metaMigrationContract,
  moving,
  type Refusal,
  start,
  type WriteFault,
} from './meta-migration-contract.ts';

metaMigrationContract({
  title: 'recorded answers',
  async open() {
    const server = await createAnsweringServer();
    server.answers(moved);
    const token = `sample-${randomUUID()}`;
    return {
      graphUrl: `${server.url}/v24.0`,
      token,
      refuse: (refusal) => server.answers(migrationRefusals[refusal]),
      arrange: (fault) => server.answers({ ...faultAnswers(token), lost: dropped }[fault]),
      code: () => code,
      calls: () => server.asked.length,
      close: server.close,
    };
  },
});

const always = 1_000_000;
const struck: Readonly<Partial<Record<WriteFault, FaultKind>>> = {
  ...{ server_error: '500', html: 'html', half_json: 'half_json', dropped: 'drop', lost: 'lost' },
};
const hour = 3_600_000;
const now = Date.parse(start);
const announced = ({ tables }: MetaState) =>
  tables.migrations.add({
    ...{ number, destination: waba, announcedAt: now },
    code: { digits: code, method: 'SMS', language: 'fr', at: now, wrongGuesses: 0 },
  });
const change = ({ tables }: MetaState, to: object) =>
  tables.numbers.put({ ...tables.numbers.known(number), ...to });

/** Wrong PINs were given so many seconds ago. */
const guessed = ({ manage, tables }: MetaState, secondsAgo: readonly number[]): void => {
  manage.switchTwoStepOn(number, '000000');
  const wrongPins = secondsAgo.map((ago) => now - ago * 1_000).toSorted();
  tables.registrations.put({ ...tables.registrations.known(number), wrongPins });
};

/** How each refusal comes about, by what people do at Meta. */
const causes: Readonly<Record<Refusal, (state: MetaState) => void>> = {
  already_there: (state) => void change(state, { waba }),
  two_step_on: (state) => state.manage.switchTwoStepOn(number),
  no_webhooks: ({ tables }) => void tables.wabas.put({ ...tables.wabas.known(waba), subscribedApps: [] }),
  no_payment: (state) => state.manage.setFunding(waba, null),
  other_business: ({ tables }) =>
    void tables.wabas.put({ ...tables.wabas.known(waba), business: '506914307650000' }),
  display_name: (state) => state.manage.requestName(number, 'Maison Exemple Paris'),
  not_registered: (state) => void change(state, { platformType: 'NOT_APPLICABLE' }),
  code_not_due: () => undefined,
  guess_not_due: () => undefined,
  not_verified: (state) => void announced(state),
  other_pin: (state) => state.manage.switchTwoStepOn(number, '000000'),
  too_many_pins: (state) => guessed(state, [0, 10, 20, 30, 40]),
  pins_too_fast: (state) => guessed(state, [0]),
  deleted: (state) => state.manage.deleteNumber(number),
  too_often: ({ tables }) =>
    void tables.registrations.add({ number, blockedUntil: now + 72 * hour - 60_000 }),
  template_there: ({ tables }) =>
    void tables.templates.add({ id: '8001', waba, name: template.name, language: template.language }),
  no_room: ({ tables }) => void tables.wabas.put({ ...tables.wabas.known(waba), templateLimit: 0 }),
  unknown_source: ({ tables }) => void tables.wabas.remove(source),
};

metaMigrationContract({
  title: 'the stand-in',
  async open() {
    const token = 'sample-contract-token';
    const { state, graphUrl, close } = await createMetaStandIn({
      now: () => new Date(now),
      apps: [{ ...moving.app, tokens: [{ token }] }],
      businesses: [{ id: moving.business, name: 'Maison Exemple' }],
      wabas: [
        { id: waba, name: 'Maison FR (new)', business: moving.business, subscribedApps: [moving.app.id] },
        { id: source, name: 'Maison FR', business: moving.business },
      ],
      numbers: [
        {
          ...{ id: number, waba: source, e164: `+33${moving.national}`, verifiedName: 'Maison Exemple' },
          isPinEnabled: false,
        },
      ],
      templates: moving.templates.map((id, i) => ({
        ...{ id, waba: source, name: `sample_${id}`, language: 'fr', quality: 'GREEN' },
        ...(i === 3 && { copyFailure: moving.failure }),
      })),
    });
    return {
      graphUrl,
      token,
      refuse: (refusal) => causes[refusal](state),
      arrange(fault, call) {
        if (call === 'requestCode' || call === 'verifyCode') announced(state);
        const kind = struck[fault];
        if (kind !== undefined) state.faults.add({ call: '*', fault: kind, times: always });
        if (fault === 'wrong_token') state.access.revoke(token);
        if (fault === 'no_permission') state.access.permit(token, []);
      },
      code: () => state.tables.migrations.known(number).code?.digits ?? '',
      calls: () => state.traffic.read().filter(({ direction }) => direction === 'in').length,
      close,
    };
  },
});

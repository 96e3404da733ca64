import type { KnownBlock, ModalView } from '@slack/types';
import type { NumberRow } from '../../application/ports/assets.ts';
import type { Waba } from '../../domain/asset/asset.ts';
import { type RegisteredOn, registrations, routeOf } from '../../domain/migration/registered-on.ts';
import { scenarioNumbers, scopes } from '../../domain/migration/scenario.ts';
import { modal } from '../blocks/modal.ts';
import { formatNumber } from '../blocks/number.ts';
import { input, option, plain, section } from '../blocks/primitives.ts';
import type { Text } from '../text/shape.ts';

export interface MigrateDraft {
  readonly registeredOn: RegisteredOn | null;
  readonly number: NumberRow | null;
  /** How many numbers its WABA has; null where it is not known which. */
  readonly ofWaba: number | null;
}

export const migrationNumberOption = (row: NumberRow) =>
  option(`${formatNumber(row.e164)} · ${row.displayName}`, row.id, row.waba);

export const wabaOption = ({ name, id, provider, currency }: Waba) =>
  option(name, id, `${id} · ${provider}${currency === null ? '' : ` · ${currency}`}`);

export const outsideOption = (text: Text) =>
  option(text.migration.outside, 'outside', text.migration.outsideHint);

/** The draft of a migration (SPEC 10.4: `migrate.new`). Only a number on the API gets the rest of the form (R80, R82, R83). */
export function migrateNew(text: Text, draft: MigrateDraft): ModalView {
  const t = text.migration;
  const route = draft.registeredOn === null ? null : routeOf[draft.registeredOn];
  return modal({
    callbackId: 'migrate.new',
    title: t.newTitle,
    submit: route === 'migrate' ? text.transfer.next : t.next,
    close: text.common.cancel,
    metadata: draft,
    blocks: [
      section(t.intro),
      { ...registeredOnInput(text, draft.registeredOn), dispatch_action: true },
      ...(route === null ? [] : route === 'migrate' ? form(text, draft) : [section(t.instead[route])]),
    ],
  });
}

function registeredOnInput(text: Text, chosen: RegisteredOn | null) {
  const t = text.migration;
  const options = registrations.map((place) => option(t.registrations[place], place));
  const initial = options.find(({ value }) => value === chosen);
  return input(
    'registered_on',
    {
      type: 'radio_buttons',
      action_id: 'value',
      options,
      ...(initial ? { initial_option: initial } : {}),
    },
    { label: t.registeredOn, hint: t.registeredOnHint },
  );
}

function form(text: Text, { number, ofWaba }: MigrateDraft): KnownBlock[] {
  const t = text.migration;
  const search = { type: 'external_select', action_id: 'value', min_query_length: 0 } as const;
  const placeholder = plain(text.common.type);
  const scopeOptions = scopes.map((scope) =>
    option(scope === 'waba' ? text.whole.scope(ofWaba) : t.scopes[scope], scope),
  );
  const [alone] = scopeOptions;
  return [
    input(
      'number',
      { ...search, placeholder, ...(number ? { initial_option: migrationNumberOption(number) } : {}) },
      { label: t.number, hint: t.numberHint },
    ),
    input(
      'scenario',
      {
        type: 'static_select',
        action_id: 'value',
        placeholder: plain(text.common.chooseOne),
        options: scenarioNumbers.map((one) => option(t.scenarios[one], one)),
      },
      { label: t.scenario },
    ),
    input('destination', { ...search, placeholder }, { label: t.destination, hint: t.destinationHint }),
    input(
      'scope',
      {
        type: 'static_select',
        action_id: 'value',
        options: scopeOptions,
        ...(alone ? { initial_option: alone } : {}),
      },
      { label: t.scope, optional: true },
    ),
    input(
      'channel',
      {
        type: 'conversations_select',
        action_id: 'value',
        filter: { include: ['public', 'private'], exclude_bot_users: true },
      },
      { label: text.transfer.channel, hint: text.transfer.channelHint, optional: true },
    ),
    input(
      'first',
      { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: 2000 },
      { label: t.first, hint: t.firstHint, optional: true },
    ),
    input(
      'reason',
      { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: 500 },
      { label: text.transfer.reason, hint: text.transfer.reasonHint },
    ),
    input(
      'start_at',
      { type: 'datetimepicker', action_id: 'value' },
      { label: text.transfer.startAt, optional: true },
    ),
  ];
}

import type { ModalView } from '@slack/types';
import type { GroupRow } from '../../application/ports/assets.ts';
import { carryOvers } from '../../domain/transfer/carry-over.ts';
import { modal } from '../blocks/modal.ts';
import { formatNumber } from '../blocks/number.ts';
import { input, option, plain, section } from '../blocks/primitives.ts';
import type { Text } from '../text/shape.ts';

export const groupOption = (row: GroupRow) =>
  option(`${formatNumber(row.e164)} · ${row.name}`, row.id, `${row.displayName} · ${row.workspace}`);

export const workspaceOption = (w: {
  readonly name: string;
  readonly key: string;
  readonly cluster: string;
}) => option(w.name, w.key, w.cluster);

/** The draft of a transfer (SPEC 10.4: `transfer.new`). */
export function transferNew(
  text: Text,
  prefill: { group: GroupRow | null; channel: string | null },
): ModalView {
  const t = text.transfer;
  const c = text.carrying;
  const search = { type: 'external_select', action_id: 'value', min_query_length: 0 } as const;
  const placeholder = plain(text.common.type);
  return modal({
    callbackId: 'transfer.new',
    title: t.newTitle,
    submit: t.next,
    close: text.common.cancel,
    blocks: [
      section(t.explain),
      input(
        'group',
        { ...search, placeholder, ...(prefill.group ? { initial_option: groupOption(prefill.group) } : {}) },
        { label: t.group, hint: t.groupHint },
      ),
      input('destination', { ...search, placeholder }, { label: t.destination }),
      input(
        'channel',
        {
          type: 'conversations_select',
          action_id: 'value',
          filter: { include: ['public', 'private'], exclude_bot_users: true },
          ...(prefill.channel ? { initial_conversation: prefill.channel } : {}),
        },
        { label: t.channel, hint: t.channelHint, optional: true },
      ),
      input(
        'carry_over',
        {
          type: 'radio_buttons',
          action_id: 'value',
          options: carryOvers.map((choice) => option(c.choices[choice], choice)),
          initial_option: option(c.choices.ledger, 'ledger'),
        },
        { label: c.choice, hint: c.choiceHint, optional: true },
      ),
      input(
        'reason',
        { type: 'plain_text_input', action_id: 'value', multiline: true, max_length: 500 },
        { label: t.reason, hint: t.reasonHint },
      ),
      input(
        'start_at',
        { type: 'datetimepicker', action_id: 'value' },
        { label: t.startAt, hint: t.startAtHint, optional: true },
      ),
    ],
  });
}

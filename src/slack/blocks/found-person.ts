import type { KnownBlock } from '@slack/types';
import type {
  Found,
  FoundGroup,
  FoundPerson,
  WorkspaceReading,
} from '../../application/subscription/look-up.ts';
import type { WrittenState } from '../../domain/subscription/consent.ts';
import { proofValue, subscriptionValue } from '../subscription-value.ts';
import { joined, type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { formatNumber } from './number.ts';
import { actions, button, context, divider, section } from './primitives.ts';

/** A modal holds 100 blocks: so many people, and groups of each. */
const PEOPLE = 5;
const groupsOf = (people: number): number => (people === 1 ? 35 : 7);

/** What was found of a person: the ledger beside Braze, group by group, with what can be done about it. */
export function foundBlocks(found: Found, text: Text): KnownBlock[] {
  const t = text.subscriptions;
  const { people, asked } = found;
  const shared = asked.by === 'phone' && people.length > 1 ? [context(t.shared)] : [];
  const inLedger = people.flatMap(({ person }) => person?.id ?? []);
  return [
    divider,
    readings(found, text),
    ...(people.some(({ person }) => person !== null) ? [] : [section(t.nobody)]),
    ...shared,
    ...people.slice(0, PEOPLE).flatMap((person, i) => personBlocks(found, person, i, text)),
    ...(people.length > PEOPLE ? [context(t.more(String(people.length - PEOPLE)))] : []),
    ...actions('about', [
      ...(inLedger.length > 0
        ? [button('subscription.export', t.exportProof, { value: proofValue({ people: inLedger }) })]
        : []),
      ...(found.admin && inLedger[0] !== undefined
        ? [
            button('subscription.erase', t.erase, {
              value: subscriptionValue({ person: inLedger[0], group: null }),
              style: 'danger' as const,
            }),
          ]
        : []),
    ]),
  ];
}

function personBlocks(found: Found, one: FoundPerson, index: number, text: Text): KnownBlock[] {
  const t = text.subscriptions;
  const { person, externalId, phone, groups, marketing, earlier } = one;
  const shown = groups.slice(0, groupsOf(found.people.length));
  const names = [
    ...(externalId === null ? [] : [externalId]),
    ...(phone === null ? [] : [formatNumber(phone)]),
  ];
  const name = md`*${names.join(' · ')}*`;
  return [
    section(
      joined([
        ...(names.length > 0 ? [name] : []),
        ...(person === null ? [t.onlyBraze] : []),
        ...(groups.length === 0 ? [t.nowhere] : []),
      ]),
    ),
    ...shown.flatMap((line, i) => groupBlocks(found, one, line, `group.${index}.${i}`, text)),
    ...marketing.map(({ stopped, number, at }) =>
      section(t.marketing[stopped ? 'stopped' : 'resumed'](formatNumber(number.e164), at)),
    ),
    ...(groups.length > shown.length ? [context(t.more(String(groups.length - shown.length)))] : []),
    ...(earlier > 0 ? [context(t.earlier(String(earlier)))] : []),
    ...(found.settable.length > 0
      ? actions(`another.${index}`, [
          button('subscription.set', t.setAnother, {
            value: subscriptionValue({ person: person?.id ?? null, group: null }),
          }),
        ])
      : []),
  ];
}

function groupBlocks(
  { settable, braze: asked }: Found,
  { person }: FoundPerson,
  { group, workspace, ledger, braze }: FoundGroup,
  blockId: string,
  text: Text,
): KnownBlock[] {
  const t = text.subscriptions;
  const title = t.group(group.name, workspace.name);
  const said = braze === null ? (asked === null ? t.brazeWaits : t.brazeSilent) : t.brazeSays(t.state[braze]);
  const lines = [
    group.status === 'archived' ? md`${title} (${t.archived})` : title,
    ledger === null
      ? t.ledgerSilent
      : t.ledgerSays(t.state[ledger.state], t.consent[ledger.consent], ledger.at),
    ...(ledger === null ? [] : [sourceLine(ledger, text)]),
    said,
    ...(braze !== null && ledger !== null && braze !== ledger.state ? [t.differs] : []),
  ];
  const value = subscriptionValue({ person: person?.id ?? null, group: group.id });
  const sure = ledger?.state === braze ? braze : null;
  const offer = (state: WrittenState) =>
    sure === state || (state === 'subscribed' && group.status === 'archived')
      ? []
      : [
          button(
            `subscription.${state === 'subscribed' ? 'subscribe' : 'unsubscribe'}`,
            state === 'subscribed' ? t.subscribe : t.unsubscribe,
            { value },
          ),
        ];
  return [
    section(joined(lines)),
    ...(settable.includes(workspace.key)
      ? actions(blockId, [...offer('subscribed'), ...offer('unsubscribed')])
      : []),
  ];
}

function sourceLine({ source, line }: NonNullable<FoundGroup['ledger']>, text: Text): Mrkdwn {
  const t = text.subscriptions;
  return joined(
    [
      t.source[source.kind],
      ...(source.operation === null
        ? []
        : [t.inOperation(source.operation, line === null ? '' : String(line))]),
      ...(source.user === null ? [] : [t.byWhom(source.user)]),
    ],
    ' ',
  );
}

/** When each was read; a workspace whose Braze did not answer is named. */
function readings({ ledgerAt, braze }: Found, text: Text): KnownBlock {
  const t = text.subscriptions;
  const read = ({ workspace, at, fault }: WorkspaceReading): Mrkdwn =>
    at === null ? t.notRead(workspace.name, t.fault[fault ?? 'unexpected']) : t.readBraze(workspace.name, at);
  const silent = (braze ?? []).filter(({ at }) => at === null).map(read);
  const answered = (braze ?? []).filter(({ at }) => at !== null).map(read);
  const rest = braze === null ? [t.brazeWaits] : answered;
  return context(joined([...silent, joined([t.readLedger(ledgerAt), ...rest], ' · ')]));
}

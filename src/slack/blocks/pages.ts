import type { KnownBlock } from '@slack/types';
import type { AccessPage } from '../../application/access/show.ts';
import type { NumberStatus } from '../../application/asset/show-status.ts';
import type { Group, Workspace } from '../../domain/asset/asset.ts';
import { currentStep, type OperationState } from '../../domain/operation/state.ts';
import { COMMANDS, type CommandRow } from '../registry.ts';
import { joined, type Mrkdwn, md } from '../text/mrkdwn.ts';
import type { Text, Which } from '../text/shape.ts';
import { encodeValue } from '../values.ts';
import { formatNumber } from './number.ts';
import { actions, button, context, header, section } from './primitives.ts';
import { openTitle, shownStatus, statusIcon, whatOf } from './status.ts';

const usage = (row: CommandRow): string =>
  ['/wa', row.word, row.usage].filter((part) => part !== '').join(' ');

export const helpPage = (text: Text): KnownBlock[] => [
  header(text.help.title),
  section(text.help.intro),
  section(joined(COMMANDS.map((row) => md`\`${usage(row)}\` ${text.help.commands[row.name].does}`))),
  context(text.help.more),
];

export const commandHelp = (row: CommandRow, text: Text): KnownBlock[] => [
  header(usage(row)),
  section(text.help.commands[row.name].more),
  section(
    joined([
      md`*${text.help.examples}*`,
      ...row.examples.map((example) => md`\`${`/wa ${example}`.trim()}\``),
    ]),
  ),
  ...(row.needs === null ? [] : [context(text.help.needs(row.needs))]),
];

const details = (state: OperationState, text: Text) =>
  button('operation.details', text.common.openDetails, { value: encodeValue(state.name) });

export function listPage(
  which: Which,
  rows: readonly OperationState[],
  limit: number,
  text: Text,
): KnownBlock[] {
  const t = text.list;
  if (rows.length === 0) return [header(t.title[which]), section(t.empty[which])];
  return [
    header(t.title[which]),
    ...rows.map((state) => {
      const shown = shownStatus(state);
      const status = `${statusIcon[shown]} ${text.operation.status[shown]}`;
      const line = t.row(state.name, whatOf(state, text), status, state.requester, state.requestedAt);
      return section(line, { accessory: details(state, text) });
    }),
    ...(rows.length >= limit ? [context(t.limited(limit))] : []),
  ];
}

/** Only an active group can be asked whether it is ready. */
function groupLine({ id, name, status }: Group, workspace: Workspace, text: Text): KnownBlock {
  const active = status === 'active';
  const ready = button('group.handoff', text.handOff.button, { value: id });
  return section(text.status.group(name, workspace.name, active), active ? { accessory: ready } : {});
}

export const statusPage = (numbers: readonly NumberStatus[], more: boolean, text: Text): KnownBlock[] => [
  ...numbers.flatMap(({ number, waba, groups, operations, stopped }): KnownBlock[] => {
    const t = text.status;
    const lines: Mrkdwn[] = [t.number(formatNumber(number.e164), number.displayName), t.waba(waba.name)];
    if (groups.length === 0) lines.push(t.noGroup);
    if (stopped > 0) lines.push(text.stops.stopped(stopped));
    const shown: Mrkdwn[] = [];
    for (const state of operations)
      shown.push(t.operation(state.name, text.operation.status[shownStatus(state)]));
    const [latest] = operations;
    return [
      section(joined(lines)),
      ...groups.map(({ group, workspace }) => groupLine(group, workspace, text)),
      ...(latest ? [section(joined(shown), { accessory: details(latest, text) })] : []),
    ];
  }),
  ...(more ? [context(text.status.more)] : []),
];

export const operationStatus = (
  state: OperationState,
  lines: readonly Mrkdwn[],
  text: Text,
): KnownBlock[] => [
  section(joined([md`*${state.name}* ${whatOf(state, text)}`, ...lines, ...waitingFor(state, text)]), {
    accessory: details(state, text),
  }),
];

function waitingFor(state: OperationState, text: Text): Mrkdwn[] {
  const step = currentStep(state);
  if (step === null) return [];
  return [md`👉 ${openTitle(step, text, state.plan)}`, text.operation.assignee(step.assignee, step.due)];
}

/** A message holds 50 blocks; the rest is said to be there. */
const WORKSPACES = 20;

export const accessPage = (page: AccessPage, text: Text): KnownBlock[] => [
  header(text.access.title),
  section(text.access.admins(page.admins)),
  ...page.workspaces
    .slice(0, WORKSPACES)
    .map(({ workspace, people }) =>
      section(
        joined([
          text.access.workspace(workspace.name, workspace.key),
          ...(people.length === 0
            ? [text.access.nobody]
            : people.map((p) => text.access.person(p.user, p.permissions))),
        ]),
      ),
    ),
];

export interface HomeModel {
  readonly user: string;
  readonly waiting: readonly OperationState[];
  readonly open: readonly OperationState[];
}

const ROWS = 10;

/** `/wa` and App Home: what needs me now, what is open, and a button for each job. */
export function homePage({ user, waiting, open }: HomeModel, text: Text): KnownBlock[] {
  const t = text.home;
  const need = (state: OperationState): Mrkdwn => {
    const step = currentStep(state);
    const what = whatOf(state, text);
    return step?.assignee === user
      ? t.yourTurn(state.name, what, openTitle(step, text, state.plan), step.due)
      : t.yourApproval(state.name, what, state.requester);
  };
  const others = open.filter((s) => !waiting.some((w) => w.id === s.id)).slice(0, ROWS);
  return [
    header(t.title),
    section(t.hello),
    ...(waiting.length === 0
      ? [section(t.nothing)]
      : waiting.slice(0, ROWS).map((state) => section(need(state), { accessory: details(state, text) }))),
    section(t.open),
    ...(others.length === 0
      ? [section(t.noneOpen)]
      : others.map((state) =>
          section(md`${statusIcon[shownStatus(state)]} *${state.name}* ${whatOf(state, text)}`, {
            accessory: details(state, text),
          }),
        )),
    ...actions('home', [
      button('transfer.open', t.transfer, { value: 'home', style: 'primary' }),
      button('migrate.open', t.migrate, { value: 'home' }),
      button('subscription.open', t.subscription, { value: 'home' }),
      button('import.open', t.import, { value: 'home' }),
      button('operation.list', t.list, { value: 'all' }),
      button('access.open', t.access, { value: 'home' }),
      button('help.open', t.help, { value: 'home' }),
    ]),
  ];
}

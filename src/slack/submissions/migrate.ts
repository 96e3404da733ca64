import type { ModalView } from '@slack/types';
import { lookForMigration, planMigration } from '../../application/migration/plan.ts';
import { type RequestedMigration, requestMigration } from '../../application/migration/request.ts';
import { ChannelId, NumberId, WabaId } from '../../domain/asset/ids.ts';
import type { MigrationRequest } from '../../domain/migration/facts.ts';
import { registrations, routeOf } from '../../domain/migration/registered-on.ts';
import { type ScenarioNumber, type Scope, scenarioNumbers, scopes } from '../../domain/migration/scenario.ts';
import { scenarios } from '../../domain/migration/scenarios.ts';
import { withoutIdentifiers } from '../../domain/operation/words.ts';
import { SAME_COMPANY } from '../blocks/carrying.ts';
import { message } from '../blocks/modal.ts';
import type { FieldValues, SubmissionDelivery } from '../deliveries.ts';
import type { Desk } from '../desk.ts';
import { confirmationsIn, dateTime, field, ticked } from '../fields.ts';
import { inTime, LATE } from '../in-time.ts';
import { clear, errors, type SubmissionAnswer, type SubmissionListener, update } from '../listener.ts';
import type { Mrkdwn } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';
import { migrateDraft, migratePlanMetadata, parseMetadata } from '../views/metadata.ts';
import { migrateNew } from '../views/migrate-new.ts';
import { migratePlan, migrateReading } from '../views/migrate-plan.ts';

/** As many names as a person types in one go. */
const MOST_FIRST = 100;

/** `migrate.new` → the rest of the form, what to do instead, or the plan. Nothing is stored or held yet (SPEC 10.5). */
export const newMigration: SubmissionListener = async (desk, asked, text) => {
  const place = registrations.find((one) => one === field(asked.values, 'registered_on'));
  if (place === undefined) return errors({ registered_on: text.errors.required });
  if (routeOf[place] !== 'migrate' || !('number' in asked.values)) {
    const draft = parseMetadata(migrateDraft, asked.metadata);
    return update(migrateNew(text, { ...draft, registeredOn: place }));
  }
  const request = await readRequest(desk, asked, text);
  if ('response_action' in request) return request;
  return { now: update(migrateReading(text)), next: () => planned(desk, asked, request, text) };
};

async function planned(desk: Desk, asked: SubmissionDelivery, request: MigrationRequest, text: Text) {
  await lookForMigration(desk.ctx, request);
  const plan = await planMigration(desk.ctx, { request, by: asked.user });
  return plan.kind === 'missing' ? missing(plan.what, text) : migratePlan(plan, request, text);
}

async function readRequest(
  desk: Desk,
  { values }: SubmissionDelivery,
  text: Text,
): Promise<MigrationRequest | SubmissionAnswer> {
  const number = NumberId.safeParse(field(values, 'number'));
  const scenario = scenarioNumbers.find((one) => one === field(values, 'scenario'));
  const chosen = field(values, 'destination');
  const destination = chosen === 'outside' ? 'outside' : WabaId.safeParse(chosen).data;
  const reason = withoutIdentifiers(field(values, 'reason') ?? '');
  const startAt = dateTime(values, 'start_at');
  const needed = text.errors.required;
  const wrong = {
    ...(number.success ? {} : { number: needed }),
    ...(scenario === undefined ? { scenario: needed } : {}),
    ...(destination === undefined ? { destination: needed } : {}),
    ...(reason === '' ? { reason: needed } : {}),
    ...(startAt !== null && startAt <= desk.ctx.clock.now().toISOString()
      ? { start_at: text.errors.pastDate }
      : {}),
  };
  if (!number.success || !scenario || !destination || Object.keys(wrong).length > 0) return errors(wrong);
  const channel = ChannelId.safeParse(field(values, 'channel')).data ?? (await channelOf(desk, number.data));
  if (channel === null) return errors({ number: text.migration.missing.number });
  return {
    ...{ number: number.data, scenario, destination, channel, reason, startAt },
    scope: await scopeOf(desk, number.data, { scenario, chosen: field(values, 'scope') }),
    first: namesIn(values),
  };
}

/** What moves whole by itself, or alone is all of its WABA, is one operation whatever was chosen. */
async function scopeOf(
  { ctx }: Desk,
  id: NumberId,
  { scenario, chosen }: { scenario: ScenarioNumber; chosen: string | null },
): Promise<Scope> {
  const scope = scopes.find((one) => one === chosen) ?? 'number';
  if (scope !== 'waba') return scope;
  const { assets } = ctx.store.read;
  const number = await assets.number(id);
  const numbers = number === null ? [] : await assets.numbersOfWaba(number.wabaId);
  return scenarios[scenario].moves === 'number' && numbers.length > 1 ? 'waba' : 'number';
}

const namesIn = (values: FieldValues): readonly string[] =>
  [...new Set((field(values, 'first') ?? '').split(/[\s,;]+/).filter(Boolean))].slice(0, MOST_FIRST);

/** The channel of the workspace whose group the number has; else of any workspace. */
async function channelOf(desk: Desk, id: NumberId): Promise<ChannelId | null> {
  const { assets } = desk.ctx.store.read;
  const groups = await assets.groupsOfNumber(id);
  const group = groups.find(({ status }) => status === 'active') ?? groups[0];
  const workspace = group ? await assets.workspace(group.workspaceKey) : (await assets.workspaces())[0];
  return workspace?.channel ?? null;
}

/** `migrate.plan` → the operation, or the plan as it is now (SPEC 10.5). */
export const startMigration: SubmissionListener = async (desk, asked, text) => {
  const { request, digest } = parseMetadata(migratePlanMetadata, asked.metadata);
  const confirmations = confirmationsIn(asked.values).filter(
    ({ check }) => `confirm.${check}` !== SAME_COMPANY,
  );
  const sameCompany = ticked(asked.values, SAME_COMPANY).includes('yes');
  const requestKey = asked.rootViewId;
  const requesting = requestMigration(desk.ctx, {
    ...{ request, by: asked.user, digest, confirmations, sameCompany, requestKey },
  });
  const first = await inTime(requesting);
  if (first !== LATE) return answer(first, request, text);
  const now = update(migrateReading(text));
  return { now, next: async () => afterwards(await requesting, request, text) };
};

function answer(requested: RequestedMigration, request: MigrationRequest, text: Text): SubmissionAnswer {
  switch (requested.kind) {
    case 'started':
      return clear;
    case 'unanswered':
      return errors(
        Object.fromEntries(requested.checks.map((c) => [`confirm.${c}`, text.errors.confirmFirst])),
      );
    case 'unexplained':
      return errors(
        Object.fromEntries(requested.checks.map((c) => [`because.${c}`, text.migration.overrideFirst])),
      );
    case 'may_not_confirm':
      return errors({ [SAME_COMPANY]: text.carrying.mayNotConfirmPlain(requested.workspace) });
    default:
      return update(planNow(requested, request, text));
  }
}

/** The modal shows that it is reading by then: every answer is a view. */
function afterwards(requested: RequestedMigration, request: MigrationRequest, text: Text): ModalView {
  const t = text.migration;
  const said = (words: Mrkdwn) => message('migrate.started', t.planTitle, text.common.close, words);
  switch (requested.kind) {
    case 'started':
      return said(text.transfer.started(requested.state.name));
    case 'unanswered':
    case 'unexplained':
      return said(t.answerFirst);
    case 'may_not_confirm':
      return said(text.carrying.mayNotConfirm(requested.workspace));
    default:
      return planNow(requested, request, text);
  }
}

function planNow(
  requested: Extract<RequestedMigration, { kind: 'plan_changed' | 'held' | 'missing' }>,
  request: MigrationRequest,
  text: Text,
): ModalView {
  if (requested.kind === 'missing') return missing(requested.what, text);
  if (requested.kind === 'plan_changed')
    return migratePlan(requested.planned, request, text, text.transfer.changed);
  const { operation, requester } = requested.holder;
  return migratePlan(requested.planned, request, text, text.transfer.heldBy(operation, requester));
}

const missing = (what: 'number' | 'destination', text: Text): ModalView =>
  message('migrate.missing', text.migration.planTitle, text.common.close, {
    mrkdwn: text.migration.missing[what],
  });

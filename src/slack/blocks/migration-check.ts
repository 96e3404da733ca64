import type { MigrationCheck, MigrationCheckKey } from '../../domain/migration/checks.ts';
import { ofWorkspace } from '../../domain/migration/parts.ts';
import type { RoomCheck } from '../../domain/operation/room.ts';
import type { Mrkdwn } from '../text/mrkdwn.ts';
import type { Text } from '../text/shape.ts';

/** What was found and, where it fails, the way out. */
export function migrationSentence(check: MigrationCheck, text: Text): Mrkdwn {
  const t = text.migration.check;
  switch (check.key) {
    case 'scenario_fits':
      return t.scenario_fits(check);
    case 'permission':
      return t.permission(check);
    case 'not_held':
      return t.not_held(check);
    case 'registered':
      return t.registered(check);
    case 'not_test':
      return t.not_test(check);
    case 'not_coexistence':
      return t.not_coexistence(check);
    case 'name_approved':
      return t.name_approved(check);
    case 'no_pending_name':
      return t.no_pending_name(check);
    case 'two_step':
      return t.two_step(check);
    case 'source_account':
      return t.source_account(check);
    case 'destination_account':
      return t.destination_account(check);
    case 'same_business':
      return t.same_business(check);
    case 'other_business':
      return t.other_business(check);
    case 'payment':
      return t.payment(check);
    case 'webhooks':
      return t.webhooks(check);
    case 'not_there':
      return t.not_there(check);
    case 'template_room':
      return t.template_room(check);
    case 'waba_limit':
      return text.transfer.check.waba_limit(check);
    case 'group_limit':
      return text.transfer.check.group_limit(check);
    case 'workspace_group_limit':
      return text.transfer.check.workspace_group_limit(check);
    case 'register_budget':
      return t.register_budget(check);
    case 'history':
      return t.history(check);
    case 'on_premise':
      return t.on_premise(check);
    default:
      return check satisfies never;
  }
}

export const migrationCheckTitle = (key: MigrationCheckKey, text: Text): string =>
  isOfRoom(key) ? text.transfer.checks[key] : text.migration.checks[key];

/** Told as in a transfer. */
const isOfRoom = (key: MigrationCheckKey): key is RoomCheck['key'] =>
  ofWorkspace.some((each) => each === key);

import type { BrazeTest, LookedUp, StateChange } from '../../application/ports/braze.ts';
import { PEOPLE_A_CALL } from '../../domain/asset/limits.ts';

/** Nobody has this external id: Braze answers it with `Unknown` (domain.md A.5). */
export const nobody = 'switchboard-probe';

export function isCallable({ ids }: LookedUp): boolean {
  return ids.length > 0 && ids.length <= PEOPLE_A_CALL && ids.every((id) => id !== '');
}

/** V2 has plural names; an empty or null list of the other kind would be refused (A.4). */
export function bodyV2({ group, state, people }: StateChange) {
  const ids = { [people.by === 'phone' ? 'phones' : 'external_ids']: people.ids };
  return { subscription_groups: [{ subscription_group_id: group, subscription_state: state, ...ids }] };
}

/** V1 has singular names for the same lists (A.3). */
export function bodyV1({ group, state, people }: StateChange) {
  return { subscription_group_id: group, subscription_state: state, [people.by]: people.ids };
}

/** One person is named once, several as a repeated list (A.5). */
export function peopleQuery({ by, ids }: LookedUp): Readonly<Record<string, readonly string[]>> {
  return { [ids.length === 1 ? by : `${by}[]`]: ids };
}

/** `POST /messages/send` (A.13). Variables are keyed by their place, from zero. */
export function testBody(appId: string, { group, externalId, content }: BrazeTest) {
  const message =
    content.type === 'text'
      ? { message_type: 'text_response_message', message: { body: content.body } }
      : {
          message_type: 'template_message',
          message: {
            template_name: content.name,
            template_language_code: content.language,
            ...(content.variables.length > 0 && { body_variables: { ...content.variables } }),
          },
        };
  return {
    external_user_ids: [externalId],
    messages: { whats_app: { app_id: appId, subscription_group_id: group, ...message } },
  };
}

import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { BrazeMessage } from '../meta/braze-message.ts';
import type { Asked } from './endpoints.ts';
import { invalidGroup, mostIds, type Reply, refused } from './reply.ts';

/** Keyed by their place, from zero (A.13). */
const Variables = z
  .record(z.string().regex(/^\d+$/), z.string())
  .default({})
  .transform((values) =>
    Object.entries(values)
      .toSorted(([a], [b]) => Number(a) - Number(b))
      .map(([, value]) => value),
  );

const head = { app_id: z.string().min(1), subscription_group_id: z.string() };

const WhatsApp = z.discriminatedUnion('message_type', [
  z.looseObject({
    ...head,
    message_type: z.literal('template_message'),
    message: z
      .looseObject({
        template_name: z.string().min(1),
        template_language_code: z.string().min(1),
        header_variables: Variables,
        body_variables: Variables,
      })
      .transform((each): BrazeMessage['content'] => ({
        type: 'template',
        name: each.template_name,
        language: each.template_language_code,
        headerVariables: each.header_variables,
        variables: each.body_variables,
      })),
  }),
  z.looseObject({
    ...head,
    message_type: z.literal('text_response_message'),
    message: z
      .looseObject({ body: z.string().min(1).max(4096) })
      .transform(({ body }): BrazeMessage['content'] => ({ type: 'text', body })),
  }),
]);

const Body = z.looseObject({
  external_user_ids: z.array(z.string().min(1)).min(1),
  messages: z.looseObject({ whats_app: WhatsApp }),
});

/** `POST /messages/send` (A.13). Acceptance says nothing of delivery: who is not subscribed gets nothing, and nobody is told. */
export function sendMessages({ workspace, body, deliver }: Asked): Reply {
  const parsed = Body.safeParse(body);
  if (!parsed.success) return refused(`The request is not valid: ${z.prettifyError(parsed.error)}`);
  const { external_user_ids: ids, messages } = parsed.data;
  const { app_id: appId, subscription_group_id: groupId, message: content } = messages.whats_app;
  if (ids.length > mostIds) return refused('max number of external_ids per request exceeded');
  if (workspace.appId !== null && appId !== workspace.appId) return refused('The app_id is not valid.');
  const group = workspace.groups.get(groupId);
  if (group?.state !== 'active') return invalidGroup;
  for (const id of ids) {
    const row = workspace.audience.find(id);
    const phone = row === undefined ? null : workspace.audience.person(row).phone;
    if (row === undefined || phone === null || group.number === null) continue;
    if (workspace.audience.isSubscribed(row, group.id))
      deliver({ numberId: group.number, to: phone, content });
  }
  return { status: 201, body: { dispatch_id: randomBytes(10).toString('hex'), message: 'success' } };
}

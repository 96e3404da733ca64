import type { ModalView } from '@slack/types';
import { PERMISSIONS, type Permission } from '../../domain/access/permissions.ts';
import { modal } from '../blocks/modal.ts';
import { input, option, plain } from '../blocks/primitives.ts';
import type { Text } from '../text/shape.ts';

/** Who, where, what: `access.grant` and `access.revoke` (SPEC 10.4). */
export function accessChange(
  which: 'grant' | 'revoke',
  text: Text,
  prefill: { readonly user: string | null } = { user: null },
): ModalView {
  const t = text.access;
  const label = (p: Permission) => option(t.permission[p], p, p);
  return modal({
    callbackId: `access.${which}`,
    title: which === 'grant' ? t.grantTitle : t.revokeTitle,
    submit: text.common.save,
    close: text.common.cancel,
    blocks: [
      input(
        'user',
        { type: 'users_select', action_id: 'value', ...(prefill.user ? { initial_user: prefill.user } : {}) },
        { label: t.user },
      ),
      input(
        'workspace',
        {
          type: 'external_select',
          action_id: 'value',
          min_query_length: 0,
          placeholder: plain(text.common.type),
        },
        { label: t.workspaceLabel },
      ),
      input(
        'permissions',
        { type: 'checkboxes', action_id: 'value', options: PERMISSIONS.map(label) },
        { label: t.permissions },
      ),
    ],
  });
}

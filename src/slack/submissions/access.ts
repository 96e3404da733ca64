import { grantPermission, revokePermission } from '../../application/access/change.ts';
import { isPermission } from '../../domain/access/permissions.ts';
import { UserId, WorkspaceKey } from '../../domain/asset/ids.ts';
import { message } from '../blocks/modal.ts';
import { deniedWords } from '../desk.ts';
import { field, ticked } from '../fields.ts';
import { clear, errors, type SubmissionListener, update } from '../listener.ts';

type Verb = typeof grantPermission;

const changing =
  (verb: Verb, which: 'grant' | 'revoke'): SubmissionListener =>
  async (desk, asked, text) => {
    const user = UserId.safeParse(field(asked.values, 'user'));
    const workspace = WorkspaceKey.safeParse(field(asked.values, 'workspace'));
    const permissions = ticked(asked.values, 'permissions').filter(isPermission);
    if (!user.success) return errors({ user: text.errors.required });
    if (!workspace.success) return errors({ workspace: text.errors.required });
    if (permissions.length === 0) return errors({ permissions: text.errors.required });
    const input = { user: user.data, workspace: workspace.data, permissions, by: asked.user };
    const done = await verb(desk.ctx, input);
    if (done.kind === 'missing') return errors({ workspace: text.transfer.missing.destination });
    const close = text.common.close;
    const title = which === 'grant' ? text.access.grantTitle : text.access.revokeTitle;
    if (done.kind === 'denied') {
      return update(message('access.refused', title, close, await deniedWords(desk, done.denied, text)));
    }
    return done.kind === 'unchanged'
      ? update(message('access.same', title, close, text.access.alreadySo))
      : clear;
  };

export const submitGrant = changing(grantPermission, 'grant');
export const submitRevoke = changing(revokePermission, 'revoke');

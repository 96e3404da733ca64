import { grantPermission, revokePermission } from '../../application/access/change.ts';
import { isPermission, PERMISSIONS } from '../../domain/access/permissions.ts';
import { UserId, WorkspaceKey } from '../../domain/asset/ids.ts';
import type { CommandDelivery } from '../deliveries.ts';
import { type Desk, deniedWords, open, say } from '../desk.ts';
import type { CommandListener } from '../listener.ts';
import { mentionedUser } from '../parse-command.ts';
import type { Text } from '../text/shape.ts';
import { accessChange } from '../views/access.ts';

type Which = 'grant' | 'revoke';

/** `/wa grant @person workspace permission …`; without words, the modal. */
export const grant: CommandListener = (desk, asked, rest, text) => change('grant', desk, asked, rest, text);

/** `/wa revoke @person workspace permission …`; without words, the modal. */
export const revoke: CommandListener = (desk, asked, rest, text) => change('revoke', desk, asked, rest, text);

async function change(
  which: Which,
  desk: Desk,
  asked: CommandDelivery,
  rest: string,
  text: Text,
): Promise<void> {
  const [person = '', key = '', ...words] = rest.split(/[\s,]+/).filter((word) => word !== '');
  const user = UserId.safeParse(mentionedUser(person));
  if (key === '') {
    await open(desk, asked, accessChange(which, text, { user: user.data ?? null }), text);
    return;
  }
  if (!user.success) return say(desk, asked, text.errors.noUser);
  const workspaces = await desk.ctx.store.read.assets.workspaces();
  const workspace = workspaces.find((w) => w.key === key.toLowerCase());
  if (!workspace)
    return say(
      desk,
      asked,
      text.errors.noWorkspace(
        key,
        workspaces.map((w) => w.key),
      ),
    );
  const wrong = words.find((word) => !isPermission(word));
  if (words.length === 0 || wrong !== undefined) {
    return say(desk, asked, text.errors.noPermission(wrong ?? null, PERMISSIONS));
  }
  const permissions = words.filter(isPermission);
  const verb = which === 'grant' ? grantPermission : revokePermission;
  const input = {
    user: user.data,
    workspace: WorkspaceKey.parse(workspace.key),
    permissions,
    by: asked.user,
  };
  const done = await verb(desk.ctx, input);
  if (done.kind === 'denied') return say(desk, asked, await deniedWords(desk, done.denied, text));
  if (done.kind === 'unchanged' || done.kind === 'missing') return say(desk, asked, text.access.alreadySo);
  const told = which === 'grant' ? text.access.granted : text.access.revoked;
  return say(desk, asked, told(user.data, permissions, workspace.name));
}

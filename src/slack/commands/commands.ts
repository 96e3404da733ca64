import type { CommandListener } from '../listener.ts';
import type { CommandName } from '../text/shape.ts';
import { access } from './access.ts';
import { grant, revoke } from './grant.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { list } from './list.ts';
import { status } from './status.ts';
import { transfer } from './transfer.ts';

export const COMMAND_LISTENERS: Readonly<Record<CommandName, CommandListener>> = {
  home,
  transfer,
  status,
  list,
  grant,
  revoke,
  access,
  help,
};

import type { CommandListener } from '../listener.ts';
import type { CommandName } from '../text/shape.ts';
import { access } from './access.ts';
import { grant, revoke } from './grant.ts';
import { help } from './help.ts';
import { home } from './home.ts';
import { inventory } from './inventory.ts';
import { list } from './list.ts';
import { migrate } from './migrate.ts';
import { sendTest } from './send-test.ts';
import { status } from './status.ts';
import { subscribe, subscription, unsubscribe } from './subscription.ts';
import { transfer } from './transfer.ts';
import { why } from './why.ts';

export const COMMAND_LISTENERS: Readonly<Record<CommandName, CommandListener>> = {
  home,
  transfer,
  migrate,
  subscribe,
  unsubscribe,
  subscription,
  status,
  list,
  grant,
  revoke,
  access,
  why,
  send_test: sendTest,
  inventory,
  help,
};

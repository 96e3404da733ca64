import { authorizeAnywhere } from '../application/access/authorize-anywhere.ts';
import { COMMAND_LISTENERS } from './commands/commands.ts';
import type { CommandDelivery } from './deliveries.ts';
import { type Desk, deniedWords, say } from './desk.ts';
import { parseCommand } from './parse-command.ts';
import type { Text } from './text/shape.ts';

/** What was typed after `/wa`: checked against the table, then handed to its listener. */
export async function runCommand(desk: Desk, asked: CommandDelivery, text: Text): Promise<void> {
  const parsed = parseCommand(asked.text);
  if (parsed.kind === 'unknown')
    return say(desk, asked, text.errors.unknownCommand(parsed.typed, parsed.nearest));
  const { row, rest } = parsed;
  if (row.needs !== null) {
    const denied = await authorizeAnywhere(desk.ctx, { user: asked.user, permission: row.needs });
    if (denied) return say(desk, asked, await deniedWords(desk, denied, text));
  }
  return COMMAND_LISTENERS[row.name](desk, asked, rest, text);
}

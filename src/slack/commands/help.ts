import { commandHelp, helpPage } from '../blocks/pages.ts';
import { say } from '../desk.ts';
import type { CommandListener } from '../listener.ts';
import { parseCommand } from '../parse-command.ts';
import { md } from '../text/mrkdwn.ts';

/** `/wa help [command]` */
export const help: CommandListener = async (desk, asked, rest, text) => {
  if (rest === '') return say(desk, asked, md`${text.help.title}`, helpPage(text));
  const parsed = parseCommand(rest);
  if (parsed.kind === 'unknown')
    return say(desk, asked, text.errors.unknownCommand(parsed.typed, parsed.nearest));
  return say(desk, asked, text.help.commands[parsed.row.name].more, commandHelp(parsed.row, text));
};

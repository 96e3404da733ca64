import type { PageCommand } from '../../contract.ts';

export const spelled = ({ command, word }: PageCommand): string => `${command} ${word}`.trim();

/** The commands that begin with what was typed; none once a command is complete and has arguments. */
export function suggestedCommands(commands: readonly PageCommand[], typed: string): readonly PageCommand[] {
  if (!typed.startsWith('/') || typed.includes('\n')) return [];
  const start = typed.toLocaleLowerCase().replace(/\s+/g, ' ');
  return commands.filter((command) => `${spelled(command)} `.startsWith(start));
}

/** Enter runs what is spelled in full, and completes what is not. */
export const isComplete = (commands: readonly PageCommand[], typed: string): boolean =>
  commands.some((command) => spelled(command) === typed.trim().toLocaleLowerCase().replace(/\s+/g, ' '));

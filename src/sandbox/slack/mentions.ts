import type { SlackState } from './state.ts';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const special = /(?<![\w@])@([\w.-]+)|(?<![\w#])#([\w-]+)|https?:\/\/[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** What a person typed as Slack hands it on with `should_escape`: mentions, links and entities encoded. */
export function escapeText(state: SlackState, text: string): string {
  const { people, channels } = state.world();
  const safe = text.replaceAll(/[&<>]/g, (character) => entities[character] ?? character);
  return safe.replaceAll(special, (match, person?: string, channel?: string) => {
    if (match.startsWith('http')) return `<${match}>`;
    if (person !== undefined) {
      const user = [...people.values()].find(({ name }) => name === person);
      return user === undefined ? match : `<@${user.id}|${user.name}>`;
    }
    if (channel !== undefined) {
      const found = [...channels.all.values()].find(({ name }) => name === channel);
      return found === undefined ? match : `<#${found.id}|${found.name}>`;
    }
    return `<mailto:${match}|${match}>`;
  });
}

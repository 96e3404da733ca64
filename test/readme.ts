import { readFileSync } from 'node:fs';

const readme = readFileSync('README.md', 'utf8');

/** What stands in the README between `<!-- name -->` and `<!-- /name -->`. */
export function section(name: string): string {
  const [, found] = new RegExp(`<!-- ${name} -->\n([\\s\\S]*?)\n?<!-- /${name} -->`).exec(readme) ?? [];
  if (found === undefined) throw new Error(`the README has no section ${name}`);
  return found;
}

/** The cells of a Markdown table's rows, without its head. */
export const tableRows = (markdown: string): readonly (readonly string[])[] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const documents = ['README.md', 'CHANGELOG.md', ...globSync('docs/**/*.md')];

test.each(documents)('%s names only files that there are', (document) => {
  const text = readFileSync(document, 'utf8');
  const inBackticks = [...text.matchAll(/`((?:src|test|docs)\/[\w./-]+)`/g)].map(([, file]) => file ?? '');
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)\)/g)].map(([, file]) =>
    path.join(path.dirname(document), file ?? ''),
  );
  expect([...inBackticks, ...linked].filter((file) => !existsSync(file))).toEqual([]);
});

test('the README leads to every one of its sections that it lists', () => {
  const text = readFileSync('README.md', 'utf8');
  const anchors = [...text.matchAll(/^## (.+)$/gm)].map(([, title]) =>
    title?.toLowerCase().replaceAll(' ', '-'),
  );
  for (const [, anchor] of text.matchAll(/\]\(#([^)]+)\)/g)) expect(anchors).toContain(anchor);
});

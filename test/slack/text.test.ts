import { describe, expect, test } from 'vitest';
import { en } from '../../src/slack/text/en.ts';
import { fr } from '../../src/slack/text/fr.ts';
import { bare, channelLink, joined, type Mrkdwn, md, mention, moment } from '../../src/slack/text/mrkdwn.ts';
import type { Text } from '../../src/slack/text/shape.ts';
import { migrationWhere } from './migration-samples.ts';
import { calls, first, sample, where } from './text-samples.ts';

const isMrkdwn = (node: unknown): node is Mrkdwn =>
  typeof node === 'object' && node !== null && 'mrkdwn' in node && typeof node.mrkdwn === 'string';

const leaves = (node: unknown, path = ''): [path: string, leaf: unknown][] =>
  typeof node === 'object' && node !== null && !isMrkdwn(node)
    ? Object.entries(node).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`))
    : [[path, node]];

const argumentsOf = (path: string, arity: number): readonly (readonly unknown[])[] => {
  if (/^transfer\.(undo|instructions)\./.test(path)) return calls[path] ?? [[where]];
  if (/^migration\.(undo|instructions)\./.test(path)) return calls[path] ?? migrationWhere;
  return calls[path] ?? [Array.from({ length: arity }, (_, i) => sample(i + 1))];
};

const words = (path: string, leaf: unknown): string => {
  if (typeof leaf === 'string') return leaf;
  if (isMrkdwn(leaf)) return leaf.mrkdwn;
  throw new Error(`${path} is neither words nor a function that makes them`);
};

/** Everything a language says at this path: one answer for words, one or several lines a call for a function. */
const said = (path: string, leaf: unknown): string[] =>
  typeof leaf === 'function'
    ? argumentsOf(path, leaf.length)
        .flatMap((args): unknown => Reflect.apply(leaf, undefined, args))
        .map((answer) => words(path, answer))
    : [words(path, leaf)];

const catalogue = (text: Text) => new Map(leaves(text).map(([path, leaf]) => [path, said(path, leaf)]));
const english = catalogue(en);
const french = catalogue(fr);
const pairs = [...english].flatMap(([path, answers]) =>
  answers.map((answer, i) => ({ path, en: answer, fr: french.get(path)?.[i] ?? '' })),
);

const found = (text: string, what: RegExp): string[] => [...new Set(text.match(what) ?? [])].sort();
const differing = (what: RegExp) =>
  pairs.filter((pair) => found(pair.en, what).join() !== found(pair.fr, what).join());

/** Brand names, the product's own, and lines that hold nothing but names. */
const alike = [
  'common.appName',
  'common.rule',
  'home.title',
  'list.row',
  'status.number',
  'status.waba',
  'access.workspace',
  'access.permissions',
  'transfer.what',
  'transfer.waba',
  'transfer.fallbackTask',
  'migration.checks.permission',
  'migration.kinds.migration',
  'migration.what',
  'imports.what',
  'ratings.state',
  'recreate.about',
  'whole.numberLine',
  'recreate.categories.MARKETING',
  'imports.pause',
  'imports.writtenColumns.1',
  'imports.writtenColumns.2',
];

describe('French and English', () => {
  test('have the same keys', () => {
    expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('ask for the same arguments', () => {
    const arities = (text: Text) =>
      leaves(text).map(([path, leaf]) => `${path} ${typeof leaf === 'function' ? leaf.length : 'words'}`);
    expect(arities(fr).sort()).toEqual(arities(en).sort());
  });

  test('never say the same but for names', () => {
    const same = pairs
      .filter((pair) => pair.en === pair.fr && pair.path !== 'locale')
      .map(({ path }) => path);
    expect([...new Set(same)].sort()).toEqual([...alike].sort());
  });

  test('always say something, and nothing that code left behind', () => {
    const spoken = pairs.filter(({ path }) => path !== 'common.rule').flatMap((pair) => [pair.en, pair.fr]);
    expect(spoken.filter((line) => !line.trim() || /undefined|\bnull\b|NaN|\[object/.test(line))).toEqual([]);
  });

  test('show the same names, people and moments', () => {
    expect(differing(/2026-?03-?0\d|!date\^\d+/g)).toEqual([]);
  });

  test('show the same commands, permissions, examples and rules', () => {
    expect(differing(/`[^`]+`|\bR\d+\b|\b[\da-f]{8}-[\da-f-]+\b|\b\d{2,}\b/g)).toEqual([]);
  });

  test('answer every sample that this test lists', () => {
    expect(Object.keys(calls).filter((path) => !english.has(path))).toEqual([]);
  });
});

describe('what Slack limits', () => {
  const limits: Record<string, readonly [most: number, paths: RegExp]> = {
    'modal titles and the labels of their buttons': [
      24,
      /^(common\.(appName|cancel|close|send|save)|transfer\.(newTitle|planTitle|next|start|askApproval)|migration\.(newTitle|planTitle|next|pressTitle|sendCode|enterCode|register)|(help|home|access)\.title|list\.title\.\w+|access\.(grant|revoke)Title|operation\.((skip|assign|confirm|decline|cancel|details)Title|confirm|decline|approve|cancel|skip|assign|reverse|recheck))$/,
    ],
    'labels of buttons': [
      24,
      /^(home\.(transfer|migrate|list|access|help)|migration\.(sendCode|enterCode|anotherCode|register)|common\.openDetails|notices\.openCard|transfer\.confirm)$/,
    ],
    'labels of options': [
      75,
      /^(access\.permission\.\w+|migration\.((registrations|scenarios|scopes)\.\w+|outside(Hint)?|byText|byCall|language))$/,
    ],
    'placeholders and hints': [
      150,
      /^(common\.(type|chooseOne)|(transfer|operation|migration)\.\w+Hint|migration\.overrideFirst)$/,
    ],
    headers: [
      150,
      /^((transfer|migration)\.title|(transfer|operation)\.(\w+Title|timeline)|help\.examples)$/,
    ],
    'titles of confirmation dialogs': [100, /^(operation\.approveTitle|stops\.confirmTitle)$/],
    'texts of confirmation dialogs': [300, /^(operation\.approveText|stops\.confirmText)$/],
    'buttons of confirmation dialogs': [30, /^(operation|stops)\.(yes|no)$/],
    'texts of sections': [3000, /./],
  };

  const shown = (text: Text) =>
    leaves(text).flatMap(([path, leaf]) =>
      (typeof leaf === 'function' && /Title$/.test(path)
        ? [words(path, Reflect.apply(leaf, undefined, ['TR-0042']))]
        : said(path, leaf)
      ).map((answer) => ({ path, answer })),
    );

  test.each(Object.entries(limits))('%s fit in both languages', (_, [most, paths]) => {
    const judged = [...shown(en), ...shown(fr)].filter(({ path }) => paths.test(path));
    expect(judged.length).toBeGreaterThan(0);
    expect(judged.filter(({ answer }) => answer.length > most)).toEqual([]);
  });
});

describe('French typography', () => {
  const all = [...french.values()].flat().map((line) => line.replace(/<[^>]*>/g, ''));

  test('keeps double punctuation and quotation marks on the line of their word', () => {
    expect(all.filter((line) => /[^\u00a0][;!?»]|[^\u00a0]:(?!\d|\/)|«[^\u00a0]/u.test(line))).toEqual([]);
  });

  test('uses its own apostrophes and quotation marks', () => {
    expect(all.filter((line) => /['"“”]/.test(line))).toEqual([]);
  });

  test('counts none as one', () => {
    expect(fr.operation.chainWhole(0).mrkdwn).toMatch(/^0 événement,/);
    expect(fr.operation.chainWhole(2).mrkdwn).toMatch(/^2 événements,/);
    expect(en.operation.chainWhole(0).mrkdwn).toMatch(/^0 events,/);
  });

  test('joins names as French does', () => {
    expect(fr.operation.notUndone(['a', 'b', 'c']).mrkdwn).toContain('a, b et c');
  });
});

describe('what people have to click', () => {
  test('is shown with both names of the menu, in French and as an English dashboard shows it [R5] [R9]', () => {
    const archive = fr.transfer.instructions.archive(where).mrkdwn;
    for (const label of ['Gestion des subscription groups', 'Abonnements', 'Subscription Group Management'])
      expect(archive).toContain(`*${label}*`);
    const integrate = fr.transfer.instructions.integrate(where).mrkdwn;
    for (const label of ['Intégrations partenaires', 'Partenaires technologiques', 'Partner Integrations'])
      expect(integrate).toContain(`*${label}*`);
    expect(en.transfer.instructions.archive(where).mrkdwn).toMatch(/Group Management.*Subscriptions/);
    expect(en.transfer.instructions.integrate(where).mrkdwn).toMatch(/Partner Integrations.*newer menus/);
  });
});

describe('why a step of a migration stands still', () => {
  test('is not said of the codes of other flows', () => {
    for (const { migration, operation } of [en, fr]) {
      expect(migration.stepError('not_found', '')).toBeNull();
      expect(operation.stepError('not_found')).toContain('not_found');
    }
  });

  test('is said on its card, with Meta’s own words', () => {
    for (const { operation } of [en, fr]) {
      expect(operation.stepError(`cause_no_payment ${first}`)).toContain(first);
      expect(operation.stepError(`blocked ${first}`)).toContain(first);
    }
  });
});

describe('text from outside', () => {
  const hostile = `${first} <!channel> <@U1> <https://sample.invalid|a & b>`;
  const harmless = `${first} &lt;!channel&gt; &lt;@U1&gt; &lt;https://sample.invalid|a &amp; b&gt;`;

  test('cannot mention, link or break out of what `md` makes', () => {
    expect(md`by ${hostile}`.mrkdwn).toBe(`by ${harmless}`);
    expect(joined([hostile, md`${hostile}`], ' / ').mrkdwn).toBe(`${harmless} / ${harmless}`);
  });

  test('is escaped once, however deep it is put', () => {
    expect(md`${md`${md`a & b`}`} ${'c & d'} ${3}`.mrkdwn).toBe('a & b c &amp; d 3');
  });

  test('cannot break out of a mention or a link to a channel', () => {
    expect(mention('U1> <!channel').mrkdwn).toBe('<@U1>');
    expect(channelLink('C1|x> <!here').mrkdwn).toBe('<#C1>');
  });

  test('has no power in any sentence of either language', () => {
    const loud = (text: Text) =>
      leaves(text).flatMap(([path, leaf]) =>
        typeof leaf === 'function' && calls[path] === undefined && !/undo|instructions/.test(path)
          ? [Reflect.apply(leaf, undefined, Array(leaf.length).fill(hostile))]
          : [],
      );
    const made = [...loud(en), ...loud(fr)].filter(isMrkdwn).map(({ mrkdwn }) => mrkdwn);
    expect(made.length).toBeGreaterThan(50);
    expect(made.filter((line) => /<!channel|<@U1>|<https/.test(line))).toEqual([]);
  });
});

describe('moments and plain text', () => {
  test('a moment is shown in the reader’s own zone and falls back to UTC', () => {
    expect(moment('2026-03-01T09:30:00Z').mrkdwn).toBe(
      '<!date^1772357400^{date_short_pretty} {time}|2026-03-01 09:30 UTC>',
    );
  });

  test('a notification has no formatting characters, but keeps its mentions', () => {
    expect(bare(md`*TR-0001* \`view\`: ${mention('U1')}`)).toBe('TR-0001 view: <@U1>');
  });
});

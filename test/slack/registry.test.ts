import { describe, expect, test } from 'vitest';
import { mentionedUser, parseCommand } from '../../src/slack/parse-command.ts';
import { COMMANDS, type CommandRow } from '../../src/slack/registry.ts';
import { en } from '../../src/slack/text/en.ts';
import { fr } from '../../src/slack/text/fr.ts';
import { section } from '../readme.ts';

const nameOf = (text: string): string => {
  const parsed = parseCommand(text);
  return parsed.kind === 'command' ? parsed.row.name : `unknown ${parsed.typed}`;
};

const restOf = (text: string): string => {
  const parsed = parseCommand(text);
  return parsed.kind === 'command' ? parsed.rest : `unknown ${parsed.typed}`;
};

const nearestTo = (text: string): string | null => {
  const parsed = parseCommand(text);
  return parsed.kind === 'unknown' ? parsed.nearest : `known ${parsed.row.word}`;
};

/** The README's table, as it has to stand there. */
function commandTable(): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const line = ({ word, name, usage, needs }: CommandRow) => {
    const typed = ['/wa', word, usage].filter(Boolean).join(' ');
    const does = cell(en.help.commands[name].does);
    return `| \`${cell(typed)}\` | ${does} | ${needs === null ? '' : `\`${needs}\``} |`;
  };
  return ['| command | does | needs |', '| --- | --- | --- |', ...COMMANDS.map(line)].join('\n');
}

describe('the table of commands', () => {
  test('stands in the README', () => {
    expect(section('commands')).toBe(commandTable());
  });

  test('has each word and each name once', () => {
    for (const key of ['word', 'name'] as const) {
      const all = COMMANDS.map((row) => row[key]);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  test('has examples that are the command they stand for, and help in both languages', () => {
    for (const { name, examples } of COMMANDS) {
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) expect(nameOf(example)).toBe(name);
      for (const text of [en, fr]) expect(text.help.commands[name].does).toMatch(/\w/);
    }
  });
});

describe('what is typed after /wa', () => {
  test('is a command in any case and with any space around it, and the rest is its argument', () => {
    expect(nameOf('')).toBe('home');
    expect(nameOf('   ')).toBe('home');
    expect(nameOf('TRANSFER')).toBe('transfer');
    expect(nameOf('\u00a0 Status \n')).toBe('status');
    expect(restOf('  transfer   WhatsApp  FR  ')).toBe('WhatsApp  FR');
    expect(restOf('help\ttransfer')).toBe('transfer');
  });

  test.each([
    '+33 6 12 34 56 78',
    '06 12 34 56 78',
    '+33(0)6-12-34-56-78',
    '0033612345678',
    '33.612.345.678',
  ])('keeps a number in the form people write it: %s', (number) => {
    expect(restOf(`transfer ${number}`)).toBe(number);
  });

  test.each([
    ['transfert', 'transfer'],
    ['tranfser +33 6 12 34 56 78', 'transfer'],
    ['STAUTS', 'status'],
    ['lst', 'list'],
    ['grnat', 'grant'],
    ['revok', 'revoke'],
    ['acces', 'access'],
    ['hlep', 'help'],
  ])('gets its nearest match where it is mistyped: %s', (typed, nearest) => {
    expect(nearestTo(typed)).toBe(nearest);
  });

  test.each(['frobnicate', '+33612345678', 'SELECT', '🙂', '<@U0SAMPLE>'])(
    'has no nearest match where it is like nothing: %s',
    (typed) => {
      expect(nearestTo(typed)).toBeNull();
    },
  );

  test('is told back at most 40 characters long', () => {
    const parsed = parseCommand('x'.repeat(3000));
    expect(parsed).toEqual({ kind: 'unknown', typed: 'x'.repeat(40), nearest: null });
  });
});

describe('a mention', () => {
  test.each([
    ['<@U0SAMPLE>', 'U0SAMPLE'],
    ['<@W0SAMPLE|sample.person>', 'W0SAMPLE'],
  ])('is read as Slack escapes it: %s', (word, user) => {
    expect(mentionedUser(word)).toBe(user);
  });

  test.each(['@sample', 'U0SAMPLE', '<#C0SAMPLE>', '<@U0SAMPLE> x', '<!channel>', '<@u0sample>', ''])(
    'is nothing else: %s',
    (word) => {
      expect(mentionedUser(word)).toBeNull();
    },
  );
});

import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { ConnectionMissing, findConnection, freshTrigger, send } from './receive-bot.ts';
import { PayloadUnreadable, readRecording, withTrigger } from './receive-payload.ts';

const usage = `usage: npm run -s receive -- FILE [--url URL] [--trigger ID]

  FILE          one recorded request of Slack: JSON { "headers"?, "body" }, or the raw form body; - for standard input
  --url URL     where the bot listens; else the sandbox that runs on DATA_DIR
  --trigger ID  keep or set this trigger id; else a fresh one, so that it is no repeat

Signed with SLACK_SIGNING_SECRET, or as the running sandbox signs.
Exit 0 accepted, 1 refused by the bot, 2 the file or the words are wrong, 3 the bot cannot be reached.`;

async function run(words: readonly string[]): Promise<number> {
  const wanted = understand(words);
  if (wanted === undefined) return complain(usage, 2);
  const recording = readRecording(await textOf(wanted.file));
  const bot = await findConnection(process.env, wanted.url);
  const trigger =
    wanted.trigger === undefined ? await freshTrigger(bot, recording) : { triggerId: wanted.trigger };
  const answer = await send(bot, withTrigger(recording, trigger));
  process.stdout.write(`${answer.status} in ${Math.round(answer.ms)} ms\n`);
  if (answer.body !== '') process.stdout.write(`${answer.body}\n`);
  return answer.status >= 200 && answer.status < 300 ? 0 : 1;
}

const textOf = (file: string): Promise<string> =>
  file === '-'
    ? readAll(process.stdin)
    : readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        throw new PayloadUnreadable(`${file} cannot be read: ${error.code}`);
      });

interface Wanted {
  readonly file: string;
  readonly url: string | undefined;
  readonly trigger: string | undefined;
}

function understand(words: readonly string[]): Wanted | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { url: { type: 'string' }, trigger: { type: 'string' } },
      allowPositionals: true,
    });
    const [file, ...others] = positionals;
    if (file === undefined || others.length > 0) return undefined;
    if (values.url !== undefined && !URL.canParse(values.url)) return undefined;
    return { file, url: values.url, trigger: values.trigger };
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function complain(words: string, code: number): number {
  process.stderr.write(`${words}\n`);
  return code;
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof PayloadUnreadable) process.exitCode = complain(error.message, 2);
    else if (error instanceof ConnectionMissing) process.exitCode = complain(error.message, 3);
    else throw error;
  },
);

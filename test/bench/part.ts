import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Part {
  readonly url: string;
  /** What the part answers to a question. */
  ask(question: string): Promise<unknown>;
  stop(): Promise<void>;
}

/** A side of the comparison in a process of its own, so that neither shares its event loop with what measures it. */
export async function startPart(file: URL, settings: Readonly<Record<string, string>>): Promise<Part> {
  const child = fork(fileURLToPath(file), [JSON.stringify(settings)], { stdio: ['ignore', 2, 2, 'ipc'] });
  const gone = once(child, 'exit');
  const answer = async (): Promise<unknown> => {
    const [message] = await Promise.race([
      once(child, 'message'),
      gone.then(([code]) => Promise.reject(new Error(`${file.pathname} ended with ${code}`))),
    ]);
    return message;
  };
  return {
    url: String(await answer()),
    async ask(question) {
      child.send(question);
      return answer();
    },
    async stop() {
      child.send('stop');
      await gone;
    },
  };
}

/** The other end: says where it is, then answers until it is told to stop. */
export function servePart(
  url: string,
  answers: Readonly<Record<string, () => Promise<unknown>>>,
  stop: () => Promise<void>,
): void {
  const say = (message: unknown) => process.send?.(message ?? 'done');
  process.on('message', (question) => {
    if (question === 'stop') void stop().then(() => process.exit(0));
    else void answers[String(question)]?.().then(say);
  });
  say(url);
}

export const settingsOf = (): Readonly<Record<string, string>> => JSON.parse(process.argv[2] ?? '{}');

import { Worker } from 'node:worker_threads';
import type { ImportAnswer, ImportQuestion, WorkerRequest } from './import-messages.ts';

/** A worker thread that reads one file. */
export interface ReadingThread {
  ask(question: ImportQuestion): void;
  /** How many answers are not yet taken, given or not. */
  untaken(): number;
  /** The oldest of them. Throws what the thread died of. */
  nextAnswer(): Promise<ImportAnswer>;
  end(): Promise<void>;
}

export function startReadingThread(workerData: WorkerRequest): ReadingThread {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), {
    workerData,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  const expected: ((answer: ImportAnswer | Error) => void)[] = [];
  const untaken: Promise<ImportAnswer | Error>[] = [];
  let death: Error | null = null;
  worker.on('message', (answer: ImportAnswer) => expected.shift()?.(answer));
  worker.on('error', (error) => die(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => die(new Error('the thread that reads the file has ended')));

  return {
    ask(question) {
      const answer = Promise.withResolvers<ImportAnswer | Error>();
      untaken.push(answer.promise);
      if (death !== null) return answer.resolve(death);
      expected.push(answer.resolve);
      worker.postMessage(question, question === null ? [] : [question.buffer]);
    },
    untaken: () => untaken.length,
    async nextAnswer() {
      const answer = await untaken.shift();
      if (answer === undefined) throw new Error('nothing was asked of the thread that reads the file');
      if (answer instanceof Error) throw answer;
      return answer;
    },
    async end() {
      await worker.terminate();
    },
  };

  function die(error: Error): void {
    death ??= error;
    for (const answer of expected.splice(0)) answer(death);
  }
}

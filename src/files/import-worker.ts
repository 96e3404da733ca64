import { parentPort, workerData } from 'node:worker_threads';
import type { ImportQuestion } from './import-messages.ts';
import { createImportReader } from './import-reader.ts';

if (parentPort === null) throw new Error('import-worker.ts runs as a worker thread only');
const port = parentPort;
const reader = createImportReader(workerData);

let turn = Promise.resolve();
port.on('message', (question: ImportQuestion) => {
  turn = turn.then(async () => {
    const answer = await reader.answer(question);
    const buffers = [answer.rows, answer.rejects].flatMap((lines) =>
      lines === null ? [] : [lines.copy.buffer],
    );
    port.postMessage(answer, buffers);
  });
});

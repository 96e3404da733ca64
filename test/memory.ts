import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose_gc');
const collect: () => void = runInNewContext('gc');

/** Bytes that are still needed: what others left behind in this process is collected first. */
export function heapInUse(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

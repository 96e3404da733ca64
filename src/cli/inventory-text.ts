import { randomUUID } from 'node:crypto';
import { open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { reasonOf } from '../store/database-unavailable.ts';
import { fileProblem, type Problem } from './inventory-file.ts';
import { fileSentences } from './inventory-words.ts';

/** The text of a file, or of standard input for `-`. */
export async function readText(file: string): Promise<string | { problem: Problem }> {
  let bytes: Buffer;
  try {
    bytes = file === '-' ? await buffer(process.stdin) : await readFile(file);
  } catch (error) {
    return { problem: fileProblem(fileSentences.unreadable(reasonOf(error))) };
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { problem: fileProblem(fileSentences.notText) };
  }
}

/** Replaces the whole file at once, so that nobody reads half of it; `-` is standard output. */
export async function writeText(file: string, text: string): Promise<Problem | undefined> {
  if (file === '-') {
    process.stdout.write(text);
    return undefined;
  }
  const target = await realpath(file).catch(() => file);
  const draft = `${target}.${randomUUID()}.tmp`;
  try {
    const handle = await open(draft, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, target);
    return undefined;
  } catch (error) {
    await rm(draft, { force: true });
    return fileProblem(fileSentences.unwritable(reasonOf(error)));
  }
}

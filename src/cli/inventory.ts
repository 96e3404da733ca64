import { parseArgs } from 'node:util';
import { applyInventory } from '../application/asset/apply-inventory.ts';
import { diffInventory } from '../application/asset/diff-inventory.ts';
import { exportInventory } from '../application/asset/export-inventory.ts';
import type { InventoryStore } from '../application/ports/inventory.ts';
import { type Inventory, inventoryJsonSchema } from '../domain/asset/inventory.ts';
import type { Fault } from '../domain/asset/inventory-faults.ts';
import { exitCodes, withInventoryStore } from './inventory-database.ts';
import { problemLine, readInventoryFile } from './inventory-file.ts';
import { printInventory } from './inventory-print.ts';
import { differenceLines, summaryLine } from './inventory-report.ts';
import { readText, writeText } from './inventory-text.ts';

const usage = `usage: npm run -s inventory -- COMMAND FILE [--prune]

  validate FILE           check the file alone
  diff FILE [--prune]     show what apply would change
  apply FILE [--prune]    bring the store to what the file says; --prune also removes what it lacks
  export FILE             write the store as such a file
  schema                  print the JSON Schema of the file

FILE may be - for standard input or output.
Exit 0 done or no difference, 1 differences (diff), 2 invalid, 3 database not reachable.`;

async function run(words: readonly string[]): Promise<number> {
  const wanted = understand(words);
  if (wanted === 'help') return say([usage]);
  if (wanted === undefined) return complain([usage]);
  const { command, file, prune } = wanted;
  if (command === 'schema') return say([JSON.stringify(inventoryJsonSchema(), null, 2)]);
  if (command === 'export') return withInventoryStore((store) => exportTo(file, store));

  const text = await readText(file);
  if (typeof text !== 'string') return complain([problemLine(file, text.problem)]);
  const read = readInventoryFile(text);
  if (read.kind === 'faulty') return complain(read.problems.map((problem) => problemLine(file, problem)));
  const { inventory } = read;
  if (command === 'validate') return say([`${file}: valid, ${countRows(inventory)} rows`]);
  const refuse = (faults: readonly Fault[]) =>
    complain(faults.map((fault) => problemLine(file, read.problem(fault))));
  return withInventoryStore((store) =>
    command === 'diff'
      ? diff({ store, inventory, prune }, refuse)
      : apply({ store, inventory, prune }, refuse),
  );
}

interface Job {
  readonly store: InventoryStore;
  readonly inventory: Inventory;
  readonly prune: boolean;
}
type Refuse = (faults: readonly Fault[]) => number;

async function diff(job: Job, refuse: Refuse): Promise<number> {
  const { difference, faults } = await diffInventory(job);
  const lines = differenceLines(difference, job.prune);
  say([...lines, summaryLine(difference, job.prune, 'to do')]);
  if (faults.length > 0) return refuse(faults);
  return lines.length > 0 ? exitCodes.differences : exitCodes.done;
}

async function apply(job: Job, refuse: Refuse): Promise<number> {
  const show = { shown: false };
  const outcome = await applyInventory({
    ...job,
    now: new Date(),
    show(difference) {
      if (!show.shown) say(differenceLines(difference, job.prune));
      show.shown = true;
    },
  });
  if (outcome.kind === 'refused') {
    say(['nothing was applied']);
    return refuse(outcome.faults);
  }
  return say([summaryLine(outcome.difference, job.prune, 'done')]);
}

async function exportTo(file: string, store: InventoryStore): Promise<number> {
  const problem = await writeText(file, printInventory(await exportInventory({ store })));
  return problem === undefined ? exitCodes.done : complain([problemLine(file, problem)]);
}

const withFile = ['validate', 'diff', 'apply', 'export'] as const;

function understand(words: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      allowPositionals: true,
      options: { prune: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
    });
    const [word, file, ...rest] = positionals;
    if (values.help) return 'help';
    if (word === 'schema' && file === undefined && !values.prune) {
      return { command: word, file: '-', prune: false } as const;
    }
    const command = withFile.find((known) => known === word);
    const prunes = command === 'diff' || command === 'apply';
    if (command === undefined || !file || rest.length > 0 || (values.prune && !prunes)) return undefined;
    return { command, file, prune: values.prune };
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

const countRows = (inventory: Inventory): number =>
  Object.values(inventory).reduce((total, rows) => total + rows.length, 0);

function say(lines: readonly string[]): number {
  for (const line of lines) console.log(line);
  return exitCodes.done;
}

function complain(lines: readonly string[]): number {
  for (const line of lines) console.error(line);
  return exitCodes.invalid;
}

process.exitCode = await run(process.argv.slice(2));

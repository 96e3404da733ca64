import { parseArgs } from 'node:util';
import { acknowledgement } from './acknowledgement/acknowledgement.ts';
import { advance } from './advance.ts';
import { dryRun } from './import/dry-run.ts';
import { ledgerLookUp } from './ledger.ts';
import type { Benchmark, Row } from './measure.ts';
import { numberSearch } from './number-search.ts';
import { push } from './push/push.ts';
import { start } from './start/start.ts';
import { templatePlan } from './template-plan.ts';
import { webhooks } from './webhooks/webhooks.ts';

const benchmarks: readonly Benchmark[] = [
  acknowledgement,
  advance,
  dryRun,
  ledgerLookUp,
  numberSearch,
  push,
  start,
  templatePlan,
  webhooks,
];

const shown = (value: number): string => value.toFixed(value < 10 ? 2 : 1);

function print(rows: readonly Row[]): void {
  const lines = rows.map((r) => [
    r.name,
    shown(r.ours),
    shown(r.theirs),
    r.ratio.toFixed(2),
    `≤ ${r.goal}`,
    r.met ? 'yes' : 'NO',
  ]);
  const table = [['what', 'ours ms', 'theirs ms', 'ratio', 'goal', 'met'], ...lines];
  const width = (column: number) => Math.max(...table.map((line) => line[column]?.length ?? 0));
  for (const line of table) {
    console.log(
      line.map((cell, i) => (i === 0 ? cell.padEnd(width(i)) : cell.padStart(width(i)))).join('  '),
    );
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const wanted = benchmarks.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
if (wanted.length === 0) {
  console.error(`there is: ${benchmarks.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
const rows: Row[] = [];
for (const { name, run } of wanted) {
  rows.push(...(await run((line) => console.error(`${name}: ${line}`))));
}
if (values.json) console.log(JSON.stringify(rows, null, 2));
else print(rows);

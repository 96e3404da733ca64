import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { brandFr, csv, de, fr, header, read } from './reading.ts';

const row = `crm-0001,+33612345678,${fr},subscribed`;
const copied = (line: number): string => `${line}\tcrm-0001\t+33612345678\t${fr}\tsubscribed`;

describe('a CSV file', () => {
  test('gives its rejects by line, column, masked value and reason, and its rows as COPY', async () => {
    const content = csv(row, `crm-0002,0612345678,${fr},subscribed`, `,,${fr},subscribed`, `crm-0003,,${fr}`);
    const { rows, rejects, outcome } = await read(content);
    expect(rows).toEqual([copied(2)]);
    expect(rejects).toEqual(['3\tphone\t06…78\tbad_phone', '4\t\\N\t\\N\tno_person', '5\t\\N\t3/4\tcells']);
    expect(outcome).toEqual({
      kind: 'read',
      format: 'csv',
      separator: ',',
      bom: false,
      rows: 1,
      rejected: 3,
      ignored: [],
      workspace: brandFr,
      sha256: createHash('sha256').update(content).digest('hex'),
      bytes: content.length,
    });
  });

  test('twice gives the same twice', async () => {
    const content = csv(row, 'crm-0002');
    expect(await read(content)).toEqual(await read(content));
  });

  test.each([1, 2, 3, 7, 65_536])('is read alike in pieces of %i bytes', async (bytes) => {
    const content = `\uFEFF\r\n${header}\r\n"cr""m-é","+33612345678",${fr},subscribed\r\n\r\n${row}`;
    const { rows, rejects, outcome } = await read(content, {}, bytes);
    expect(rows).toEqual([`3\tcr"m-é\t+33612345678\t${fr}\tsubscribed`, copied(5)]);
    expect(rejects).toEqual([]);
    expect(outcome).toMatchObject({ bom: true, rows: 2 });
  });

  test.each([
    [';', 'semicolons'],
    ['\t', 'tabs'],
  ])('may be separated by %j (%s), and that is told', async (separator) => {
    const { rows, outcome } = await read(csv(row).replaceAll(',', separator));
    expect(rows).toEqual([copied(2)]);
    expect(outcome).toMatchObject({ separator });
  });

  test('keeps separators, line breaks and backslashes of quoted cells, and its line numbers', async () => {
    const content = [
      `${header},note`,
      `"crm\\N,1",,${fr},subscribed,"one\r\ntwo\n\nthree"`,
      `${row},`,
      `"crm\n1",,${fr},subscribed,`,
      `${row},`,
    ].join('\n');
    const { rows, rejects, outcome } = await read(content);
    expect(rows).toEqual([`2\tcrm\\\\N,1\t\\N\t${fr}\tsubscribed`, copied(6), copied(9)]);
    expect(rejects).toEqual(['7\texternal_id\t…\tbad_external_id']);
    expect(outcome).toMatchObject({ ignored: ['note'] });
  });

  test('rejects a row with a stray quote, and not the rows after it', async () => {
    const { rows, rejects } = await read(
      csv(`crm "1" "2",,${fr},subscribed`, `5" pipe,,${fr},subscribed`, row),
    );
    expect(rejects).toEqual(['2\t\\N\t\\N\tquotes', '3\t\\N\t\\N\tquotes']);
    expect(rows).toEqual([copied(4)]);
  });

  test('rejects a row that is not UTF-8, where it is read', async () => {
    const latin = Buffer.from(`${csv(`ann\xe9e-01,,${fr},subscribed`, row)}\n`, 'latin1');
    const { rows, rejects } = await read(latin);
    expect(rejects).toEqual(['2\texternal_id\tan…01\tbad_utf8']);
    expect(rows).toEqual([copied(3)]);
  });

  test('may leave the group to the one asked for', async () => {
    const { rows } = await read('phone,subscription_state\n+33612345678,unsubscribed', { defaultGroup: fr });
    expect(rows).toEqual([`2\t\\N\t+33612345678\t${fr}\tunsubscribed`]);
  });

  test('speaks of one workspace: that of its first good row', async () => {
    const { rejects, outcome } = await read(csv(row, `crm-0002,,${de},subscribed`));
    expect(rejects).toEqual([`3\tsubscription_group_id\t${de}\tgroup_of_another_workspace`]);
    expect(outcome).toMatchObject({ workspace: brandFr });
  });

  test('of 200,000 rows loses none: each is taken or rejected, once', { timeout: 60_000 }, async () => {
    const lines = Array.from({ length: 200_000 }, (_, index) => {
      const state = index % 1000 === 7 ? 'Subscribed' : 'subscribed';
      return `crm-é-${index},${index % 5000 === 13 ? '0612345678' : ''},${fr},${state}`;
    });
    const { rows, rejects, outcome } = await read(csv(lines.join('\n')));
    const numbers = rows
      .concat(rejects)
      .map((line) => Number.parseInt(line, 10))
      .toSorted((a, b) => a - b);
    expect(numbers).toEqual(lines.map((_, index) => index + 2));
    expect(rows[199_759]).toBe(`200001\tcrm-é-199999\t\\N\t${fr}\tsubscribed`);
    expect(rejects.filter((line) => line.endsWith('\tbad_state'))).toHaveLength(200);
    expect(rejects.filter((line) => line.endsWith('\tbad_phone'))).toHaveLength(40);
    expect(outcome).toMatchObject({ rows: 199_760, rejected: 240 });
  });
});

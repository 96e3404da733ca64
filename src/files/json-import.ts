import { JSONParser } from '@streamparser/json';
import type { FileFault } from '../domain/subscription/import-faults.ts';
import { showCell } from '../domain/subscription/import-mask.ts';
import type { JudgedRow, RowJudge } from '../domain/subscription/import-row.ts';
import type { FormatImport } from './csv-import.ts';
import { judgeItem, otherFields } from './json-item.ts';

const OBJECT_BYTES = 8_388_608;
const NAMES_SHOWN = 100;
const lists = /"(attributes|updates)"\s*:\s*\[/;

/** R76's `attributes`, each with groups; or one group with `updates` (domain.md A.9). */
export function createJsonImport(judge: RowJudge, onJudged: (judged: JudgedRow) => void): FormatImport {
  const decoder = new TextDecoder();
  const ignored = new Set<string>();
  let fault: FileFault | null = null;
  let ended = false;
  let group = '';
  let items = 0;
  let bytes = 0;
  let bytesAtItem = 0;
  let listed = false;
  const parser = new JSONParser({
    paths: ['$.attributes.*', '$.updates.*', '$.subscription_group_id'],
    keepStack: false,
  });
  parser.onEnd = () => {
    ended = true;
  };
  parser.onError = ({ message }) => refuse({ kind: 'bad_json', position: positionIn(message) ?? bytes });
  parser.onValue = ({ value, parent, stack }) => {
    if (fault !== null) return;
    const list = stack[1]?.key;
    if (list === undefined) takeGroup(value);
    else if (!Array.isArray(parent)) refuse({ kind: 'not_r76' });
    else takeItem(value, list === 'updates' ? 'updates' : 'attributes');
  };

  return { format: 'json', separator: null, write, end, ignored: () => [...ignored] };

  async function write(block: Uint8Array): Promise<FileFault | null> {
    if (bytes === 0) listed = lists.test(new TextDecoder().decode(block.subarray(0, 4096)));
    feed(decoder.decode(block, { stream: true }));
    bytes += block.length;
    if (!ended && bytes - bytesAtItem > OBJECT_BYTES)
      refuse({ kind: 'record_too_long', line: items + 1, limitBytes: OBJECT_BYTES });
    return fault;
  }

  async function end(): Promise<FileFault | null> {
    feed(decoder.decode());
    if (fault === null && !ended) parser.end();
    if (items === 0) refuse({ kind: listed ? 'empty' : 'not_r76' });
    return fault;
  }

  function feed(text: string): void {
    if (fault === null && text !== '') parser.write(text);
  }

  function takeGroup(value: unknown): void {
    if (items > 0) refuse({ kind: 'group_comes_late' });
    else if (typeof value !== 'string') refuse({ kind: 'not_r76' });
    else group = value;
  }

  function takeItem(item: unknown, list: 'attributes' | 'updates'): void {
    items += 1;
    bytesAtItem = bytes;
    for (const judged of judgeItem(item, { list, line: items, group }, judge)) onJudged(judged);
    for (const name of otherFields(item, list)) if (ignored.size < NAMES_SHOWN) ignored.add(showCell(name));
  }

  function refuse(found: FileFault): void {
    fault ??= found;
  }
}

function positionIn(message: string): number | null {
  const [, position] = /absolute position "(\d+)"/.exec(message) ?? [];
  return position === undefined ? null : Number(position);
}

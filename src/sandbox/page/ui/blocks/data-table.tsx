import type { SurfaceBlock } from '../../../slack/surfaces/surfaces.ts';
import { ShownBlock } from './shown-block.tsx';

type Table = Extract<SurfaceBlock, { type: 'data_table' }>;
type Cell = Table['rows'][1][number];

const Inside = ({ cell }: { cell: Cell }) => ('elements' in cell ? <ShownBlock block={cell} /> : cell.text);

/** slack-blocks-to-jsx draws nothing for it. */
export function DataTable({ block }: { block: Table }) {
  const [head, ...rows] = block.rows;
  return (
    <div className="block-table">
      <table>
        <caption>{block.caption}</caption>
        <thead>
          <tr>
            {head.map((cell, x) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no name but their place
              <th key={x} scope="col">
                {cell.text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, y) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place
            <tr key={y}>
              {row.map((cell, x) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor do cells
                <td key={x}>
                  <Inside cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

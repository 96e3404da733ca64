import { parseArgs } from 'node:util';
import { type ConfigurationFault, ConfigurationInvalid } from '../config.ts';
import type { CompanySize } from './company/company.ts';
import { largest, smallest } from './company/estate.ts';

export const usual: CompanySize = { seed: 1, size: smallest };

const ranges = {
  seed: [0, 2_147_483_647],
  size: [smallest, largest],
} as const;

/** `--seed N --size N`: what was asked for, and nothing else. Throws `ConfigurationInvalid`. */
export function readOptions(args: readonly string[]): Partial<CompanySize> {
  const { values, tokens } = parseArgs({
    args: [...args],
    options: { seed: { type: 'string' }, size: { type: 'string' } },
    strict: false,
    tokens: true,
  });
  const faults: ConfigurationFault[] = tokens.flatMap((token) => {
    if (token.kind === 'option' && Object.hasOwn(ranges, token.name)) return [];
    const got = token.kind === 'positional' ? token.value : token.kind === 'option' ? token.rawName : '--';
    return [{ variable: 'npm start --', expected: '--seed N or --size N', got }];
  });
  const wanted: Partial<Record<keyof CompanySize, number>> = {};
  for (const name of ['seed', 'size'] as const) {
    const given = values[name];
    if (given === undefined) continue;
    const [least, most] = ranges[name];
    const value = typeof given === 'string' && /^\d{1,10}$/.test(given) ? Number(given) : Number.NaN;
    if (value >= least && value <= most) wanted[name] = value;
    else
      faults.push({
        variable: `--${name}`,
        expected: `a whole number from ${least} to ${most}`,
        got: String(given),
      });
  }
  if (faults.length > 0) throw new ConfigurationInvalid(faults);
  return wanted;
}

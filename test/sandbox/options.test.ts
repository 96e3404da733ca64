import { expect, test } from 'vitest';
import { ConfigurationInvalid, formatConfigurationFaults } from '../../src/config.ts';
import { readOptions } from '../../src/sandbox/options.ts';

const faultsOf = (...args: string[]): string => {
  try {
    readOptions(args);
  } catch (error) {
    if (error instanceof ConfigurationInvalid) return formatConfigurationFaults(error).join('\n');
    throw error;
  }
  return '';
};

test('words that mean nothing are named, all at once', () => {
  const said = faultsOf('--size', '12', '--seed=-1', '--colour', 'red');
  expect(said).toContain('--size: expected a whole number from 36 to 9000; got "12"');
  expect(said).toContain('--seed: expected a whole number from 0 to 2147483647; got "-1"');
  expect(said).toContain('got "--colour"');
});

test.each([['--size'], ['--seed', '1e3'], ['--size', '99999999999']])('%j is refused', (...args) => {
  expect(faultsOf(...args)).toContain('a whole number');
});

test('what is asked for is taken, and nothing else is decided', () => {
  expect(readOptions([])).toEqual({});
  expect(readOptions(['--size', '1000'])).toEqual({ size: 1000 });
  expect(readOptions(['--seed=7', '--size=1000'])).toEqual({ seed: 7, size: 1000 });
});

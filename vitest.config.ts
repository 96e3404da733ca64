import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { findChromium } from './test/browser/chromium.ts';

const chromium = findChromium();
if (chromium === undefined)
  process.stderr.write('There is no Chromium here, so the browser tests are not in this run.\n');

export default defineConfig({
  test: {
    // Loading the bot anew for each file took longer than most of the tests.
    isolate: false,
    // Much of a test is waiting: for Postgres, for a bot that starts, for a timer.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'] } },
      {
        test: {
          name: 'domain',
          include: ['test/{domain,files,slack,sandbox}/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'system',
          include: ['test/{application,cli,contract,e2e,jobs,providers,store,system,webhooks}/**/*.test.ts'],
          globalSetup: ['test/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      ...(chromium === undefined
        ? []
        : [
            {
              test: {
                name: 'browser',
                include: ['test/browser/**/*.test.ts'],
                globalSetup: ['test/browser/global-setup.ts'],
                fileParallelism: false,
                // After the others: here it is measured how fast the page answers.
                sequence: { groupOrder: 1 },
                testTimeout: 60_000,
                hookTimeout: 60_000,
              },
            },
          ]),
    ],
  },
});

import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { findChromium } from './test/browser/chromium.ts';

const chromium = findChromium();
if (chromium === undefined)
  process.stderr.write('There is no Chromium here, so the browser tests are not in this run.\n');

const pace = 'test/browser/pace.test.ts';
/** With room: Chromium shares the machine with other tests. */
const browserMs = 120_000;
const inBrowser = {
  include: ['test/browser/**/*.test.ts'],
  globalSetup: ['test/browser/global-setup.ts'],
  testTimeout: browserMs,
  hookTimeout: browserMs,
};

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
            { test: { ...inBrowser, name: 'browser', exclude: [pace] } },
            // After the others, by itself: it measures how fast the page answers.
            { test: { ...inBrowser, name: 'pace', include: [pace], sequence: { groupOrder: 1 } } },
          ]),
    ],
  },
});

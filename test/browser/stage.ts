import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { launch } from './browser.ts';
import { newSandbox } from './new-sandbox.ts';
import { picture } from './pictures.ts';
import { SandboxProcess } from './sandbox-process.ts';

const patience = 40_000;
/** The first of a run makes two. */
const startMs = 120_000;
const tourKey = 'switchboard.tour';

export interface Visit extends BrowserContextOptions {
  /** Who looks. */
  readonly as: string;
  /** A channel's id, or `home`. */
  readonly at?: string;
  /** The tour is shown to who was never here. */
  readonly firstTime?: boolean;
}

/** Where the page is served. */
export interface Venue {
  readonly url: string;
  start(): Promise<void>;
  stop(): Promise<void>;
}

interface Wanted {
  readonly args?: readonly string[];
  /** Not one that goes on after a stop, which forgets its traffic. */
  readonly anew?: boolean;
}

/** A sandbox and a browser for the tests of one file. */
export function useStage({ args = [], anew = false }: Wanted = {}) {
  const sandbox = new SandboxProcess(args, anew ? undefined : newSandbox);
  return { sandbox, ...useBrowserAt(sandbox) };
}

export function useBrowserAt(sandbox: Venue) {
  let browser: Browser | undefined;

  beforeAll(async () => {
    [browser] = await Promise.all([launch(), sandbox.start()]);
  }, startMs);
  afterAll(async () => {
    await browser?.close();
    await sandbox.stop();
  });

  return {
    /** The page as somebody finds it when it has everything; what breaks in it fails the test. */
    async open({ as, at = 'C0FR', firstTime = false, ...options }: Visit): Promise<Page> {
      if (browser === undefined) throw new Error('the browser is not there yet');
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
        ...options,
      });
      context.setDefaultTimeout(patience);
      if (!firstTime) await context.addInitScript((key) => localStorage.setItem(key, 'seen'), tourKey);
      const page = await context.newPage();
      const broken: Error[] = [];
      page.on('pageerror', (error) => broken.push(error));
      onTestFinished(async ({ task }) => {
        if (task.result?.state === 'fail') await picture(page, `failed ${task.name}`);
        await context.close();
        expect(broken).toEqual([]);
      });
      await page.goto(`${sandbox.url}/sandbox/?as=${as}&at=${at}`);
      await page.getByTestId('person-switcher').waitFor({ state: 'attached' });
      return page;
    },
  };
}

import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from './chromium.ts';

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumPath(), args: ['--disable-dev-shm-usage'] });

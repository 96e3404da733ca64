import path from 'node:path';
import type { Page } from 'playwright-core';

export const pictures = path.resolve(import.meta.dirname, '../../test-output/browser');

/** Keeps a picture for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(pictures, `${name}.png`), animations: 'disabled' });
}

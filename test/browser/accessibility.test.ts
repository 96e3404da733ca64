import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { en } from '../../src/slack/text/en.ts';
import { picture } from './pictures.ts';
import { closeModal, command, goTo, openModal, submit } from './playing.ts';
import { useStage } from './stage.ts';

const { open } = useStage({ anew: true });
const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    axe: { run: () => Promise<AxeResults> };
  }
}

/** What axe finds that keeps somebody out: the rule, and where. */
async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(source);
  const { violations } = await page.evaluate(() => window.axe.run());
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`),
    );
}

const looks = ['light', 'dark'] as const;

it.for(looks)(
  'nothing keeps anybody out of channel, thread, window, Home and direct messages: %s',
  async (colorScheme) => {
    const page = await open({ as: 'U0OPS', at: 'C0FR', colorScheme });
    await page.locator('[data-testid^=thread-]').last().waitFor();
    await page.getByTestId('workspace-brand-fr').locator('summary').click();
    await page.getByTestId('operation-TR-0004').locator('summary').first().click();
    await page.getByTestId('chain-TR-0004').waitFor();
    await page.getByTestId('faults').locator('summary').click();
    await page.getByTestId('traffic-row').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, `${colorScheme}-1-channel`);
    await page.locator('[data-testid^=thread-]').last().click();
    await page.getByTestId('thread-pane').locator('article').nth(2).waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, `${colorScheme}-2-thread`);
    await page.getByTestId('thread-close').click();
    await command(page, '/wa transfer');
    await openModal(page, en.transfer.newTitle);
    await submit(page);
    await page.getByTestId('error-reason').waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, `${colorScheme}-3-window`);
    await closeModal(page);
    await command(page, '/wa frobnicate');
    await page.locator('[data-testid^=ephemeral-]').last().waitFor();
    expect(await barriers(page)).toEqual([]);
    await goTo(page, 'home-tab');
    await page.getByTestId('action-transfer.open').waitFor();
    expect(await barriers(page)).toEqual([]);
    await picture(page, `${colorScheme}-4-home`);
    await goTo(page, 'dm');
    await page.locator('article').first().waitFor();
    expect(await barriers(page)).toEqual([]);
  },
);

it('nothing keeps anybody out of the tour and of a question that asks again', async () => {
  const page = await open({ as: 'U0APPROVER', at: 'C0FR', firstTime: true });
  await page.getByTestId('tour-next').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByTestId('tour-skip').click();
  await goTo(page, 'dm');
  await page.getByTestId('action-operation.approve').last().click();
  await page.getByTestId('confirm-no').waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByTestId('confirm-no').click();
});

import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { drop, hold, takeAway } from './dragging.ts';
import { picture } from './pictures.ts';
import { gone } from './playing.ts';
import { useStage } from './stage.ts';

const { open } = useStage();

const text = 'external_id,subscription_state\nsample-1,subscribed\n';
const list = { name: 'opt-ins.csv', text };
const attached = (page: Page): Locator => page.getByTestId('attached').last();

async function contentOf(page: Page, link: Locator): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  return Buffer.concat(await (await download.createReadStream()).toArray()).toString();
}

it('a file dropped on the channel is attached, told, sent without words, and can be downloaded', async () => {
  const page = await open({ as: 'U0OPTIN', at: 'C0US' });
  const channel = page.locator('main');
  await drop(channel.locator('.scroller'), list);
  await attached(page).getByText('opt-ins.csv').waitFor();
  expect(await page.getByTestId('attached-word').textContent()).toBe('Attached: opt-ins.csv');
  expect(await page.getByTestId('composer').evaluate((box) => box === document.activeElement)).toBe(true);
  await picture(page, 'files-1-attached');
  await page.keyboard.press('Enter');
  await gone(page.getByTestId('attached'));
  const link = page.locator('article').last().getByRole('link', { name: 'opt-ins.csv' });
  expect(await contentOf(page, link)).toBe(text);
  await picture(page, 'files-2-sent');
});

it.for(['light', 'dark'] as const)(
  'where a file may be dropped is seen while it is held there, and only then: %s',
  async (colorScheme) => {
    const page = await open({ as: 'U0APPROVER', at: 'C0US', colorScheme });
    const channel = page.locator('main');
    await hold(channel, list);
    expect(await channel.getAttribute('data-dropping')).toMatch(/^Déposez pour joindre/);
    await picture(page, `files-3-held-${colorScheme}`);
    await takeAway(channel);
    expect(await channel.getAttribute('data-dropping')).toBeNull();
    await channel.dispatchEvent('dragover');
    expect(await channel.getAttribute('data-dropping'), 'what is no file is not taken').toBeNull();
  },
);

it('on a phone it is the same, and a file is taken away again by the keyboard', async () => {
  const page = await open({ as: 'U0APPROVER', at: 'C0US', viewport: { width: 390, height: 844 } });
  const long = { name: `${'consentements-'.repeat(6)}2026.csv`, text };
  await drop(page.locator('main'), list, long, list);
  expect(await attached(page).getByRole('listitem').count()).toBe(2);
  await picture(page, 'files-4-phone');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.getByRole('button', { name: 'Retirer opt-ins.csv' }).focus();
  await page.keyboard.press('Enter');
  expect(await attached(page).getByRole('listitem').count()).toBe(1);
  expect(await page.getByTestId('attached-word').textContent()).toBe('opt-ins.csv a été retiré');
  expect(await page.getByTestId('composer').evaluate((box) => box === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.locator('article').last().getByRole('link', { name: long.name }).waitFor();
  await picture(page, 'files-5-phone-sent');
});

it('a file dropped on a thread goes into the thread, and one that misses everything does nothing', async () => {
  const page = await open({ as: 'U0OPTIN', at: 'C0US' });
  await page.getByTestId('composer').fill('A sample list follows');
  await page.keyboard.press('Enter');
  const message = page.locator('main article', { hasText: 'A sample list follows' });
  await message.hover();
  await message.getByRole('button', { name: 'Reply in thread' }).click();
  const thread = page.getByTestId('thread-pane');
  await drop(thread, list);
  await thread.getByTestId('attached').getByText('opt-ins.csv').waitFor();
  expect(await page.locator('main').getByTestId('attached').count()).toBe(0);
  await drop(page.locator('.rail'), { name: 'stray.csv', text });
  expect(await page.getByText('stray.csv').count()).toBe(0);
  await thread.getByTestId('thread-composer').press('Enter');
  const link = thread.locator('article').last().getByRole('link', { name: 'opt-ins.csv' });
  expect(await contentOf(page, link)).toBe(text);
  await picture(page, 'files-6-thread');
});

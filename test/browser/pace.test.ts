import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { en } from '../../src/slack/text/en.ts';
import { eventually } from '../eventually.ts';
import { picture } from './pictures.ts';
import { command, field, goTo, openModal } from './playing.ts';
import { useStage } from './stage.ts';

const { open, sandbox } = useStage({ args: ['--size', '1000'], anew: true });

const fluidMs = 100;
const messages = 200;
/** Somebody types fast, 150 words a minute; ten keys inside one frame would be one measurement, not ten. */
const typing = { delay: 80 };

declare global {
  interface Window {
    answered: number[];
  }
}

/** From now on the page notes how long after each event of this kind the frame that answers it was drawn. */
const watch = (page: Page, kind: 'keydown' | 'click' | 'wheel'): Promise<void> =>
  page.evaluate((type) => {
    window.answered = [];
    const note = () => {
      const start = performance.now();
      requestAnimationFrame(() =>
        requestAnimationFrame(() => window.answered.push(performance.now() - start)),
      );
    };
    window.addEventListener(type, note, { capture: true });
  }, kind);

async function median(page: Page, times: number): Promise<number> {
  const answered = await eventually(async () => {
    const all = await page.evaluate(() => window.answered);
    expect(all).toHaveLength(times);
    return all;
  });
  return answered.toSorted((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN;
}

async function fillChannel(channel: string): Promise<void> {
  for (let n = 1; n <= messages; n++) {
    const said = await fetch(`${sandbox.url}/sandbox/api/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: 'U0OPTIN', channel, text: `Sample message ${n} with *bold* words` }),
    });
    expect(said.status).toBe(200);
  }
}

const lastOf = (page: Page) => page.locator('article', { hasText: `Sample message ${messages} ` });

it('typing and going to and fro answer within 100 ms in a channel of 200 messages', async () => {
  await fillChannel('C0UK');
  const page = await open({ as: 'U0OPS', at: 'C0UK' });
  await lastOf(page).waitFor();
  await eventually(async () =>
    expect(await page.locator('article').count()).toBeGreaterThanOrEqual(messages),
  );
  await page.getByTestId('composer').focus();
  await watch(page, 'keydown');
  await page.keyboard.type('/wa status', typing);
  expect(await median(page, 10)).toBeLessThan(fluidMs);
  await picture(page, 'pace-1-messages');

  const other = await open({ as: 'U0OPS', at: 'C0UK' });
  await lastOf(other).waitFor();
  await watch(other, 'click');
  for (let n = 0; n < 5; n++) {
    await goTo(other, 'channel-C0US');
    await goTo(other, 'channel-C0UK');
    await lastOf(other).waitFor();
  }
  expect(await median(other, 10)).toBeLessThan(fluidMs);
});

it('searching among 1,000 numbers answers within 100 ms', async () => {
  const page = await open({ as: 'U0OPS', at: 'C0UK' });
  await command(page, '/wa transfer');
  await openModal(page, en.transfer.newTitle);
  const box = field(page, 'group').getByRole('combobox');
  await box.click();
  await field(page, 'group').getByRole('option').first().waitFor();
  await watch(page, 'keydown');
  await page.keyboard.type('Boutique L', typing);
  expect(await median(page, 10)).toBeLessThan(fluidMs);
  await field(page, 'group')
    .getByRole('option', { name: /Boutique L/ })
    .first()
    .waitFor();
  await picture(page, 'pace-2-search');
  await watch(page, 'wheel');
  await field(page, 'group').getByRole('listbox').hover();
  for (let n = 0; n < 10; n++) await page.mouse.wheel(0, 400);
  expect(await median(page, 10)).toBeLessThan(fluidMs);
});

import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { eventually } from '../eventually.ts';
import { picture } from './pictures.ts';
import { answer, cardOf, command, gone, goTo } from './playing.ts';
import { useStage } from './stage.ts';

const { open } = useStage();

const nowOf = async (page: Page): Promise<number> =>
  Date.parse((await page.getByTestId('world-now').getAttribute('datetime')) ?? '');

it('the tour is shown once, by itself, and again when it is asked for', async () => {
  const page = await open({ as: 'U0OPS', at: 'C0FR', firstTime: true });
  for (const card of ['Move a number', 'Approve as someone else', 'Reverse it']) {
    await page.getByTestId('tour').getByRole('heading', { name: card }).waitFor();
    await picture(page, `tour-${card.toLowerCase().replaceAll(' ', '-')}`);
    await page.getByTestId('tour-next').click();
  }
  await gone(page.getByTestId('tour'));
  await page.reload();
  await page.getByTestId('help').click();
  expect(await page.getByTestId('tour').count()).toBe(0);
  await page.getByTestId('tour-again').click();
  await page.getByTestId('tour').waitFor();
  await page.getByTestId('tour-skip').click();
  await gone(page.getByTestId('tour'));
});

it('what Slack refuses is seen in the traffic with its reason, and what was to be said arrives all the same', async () => {
  const page = await open({ as: 'U0OPS', at: 'C0US' });
  await page.getByTestId('faults').locator('summary').click();
  await page.getByTestId('fault-service').selectOption('slack');
  await page.getByTestId('fault-call').selectOption('chat.postEphemeral');
  await page.getByTestId('fault-kind').selectOption('429');
  await page.getByTestId('fault-add').click();
  await page.getByTestId('faults').getByText('chat.postEphemeral').first().waitFor();
  await page.getByTestId('fault-call').selectOption('response_url');
  await page.getByTestId('fault-add').click();
  await command(page, '/wa help');
  await answer(page).getByText('What I can do').waitFor();
  await page.getByTestId('traffic-failed').check();
  const refused = page.getByTestId('traffic-row').first();
  await refused.locator('summary').click();
  await refused.getByText('429').first().waitFor();
  await picture(page, 'world-1-refused');
  await page.getByTestId('fault-clear').click();
  await page.getByTestId('faults').getByText('Everything works.').waitFor();
});

it('a day is wound, and what was due by then has happened', async () => {
  const page = await open({ as: 'U0OPS', at: 'C0FR' });
  await goTo(page, 'dm');
  const before = await nowOf(page);
  await page.getByTestId('wind-next').click();
  await eventually(async () => expect(await nowOf(page)).toBeGreaterThan(before + 30 * 60_000));
  await page.getByText('⏰').last().waitFor();
  await page.getByTestId('wind-hour').click();
  await eventually(async () => expect(await nowOf(page)).toBeGreaterThan(before + 90 * 60_000));
  await page.getByTestId('wind-day').click();
  await eventually(async () => expect(await nowOf(page)).toBeGreaterThan(before + 25 * 3_600_000), {
    timeout: 20_000,
  });
  await goTo(page, 'channel-C0UK');
  await cardOf(page, 'TR-0005').getByText('expired').first().waitFor();
  await picture(page, 'world-2-wound');
});

it('reset brings the beginning back', async () => {
  const page = await open({ as: 'U0OPS', at: 'C0UK' });
  await command(page, 'Sample words that will be forgotten');
  const words = page.locator('article', { hasText: 'Sample words that will be forgotten' });
  await words.waitFor();
  await page.getByTestId('reset').click();
  await page.getByTestId('confirm-yes').click();
  await gone(words);
  await cardOf(page, 'TR-0005').getByText('waiting for approval').waitFor();
  await page.getByTestId('operation-TR-0005').getByText('awaiting_approval').waitFor();
  await eventually(async () => expect(Math.abs((await nowOf(page)) - Date.now())).toBeLessThan(60_000));
  await command(page, '/wa help');
  await answer(page).getByText('What I can do').waitFor();
  await picture(page, 'world-3-reset');
});

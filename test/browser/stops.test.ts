import { expect, it } from 'vitest';
import { en } from '../../src/slack/text/en.ts';
import { eventually } from '../eventually.ts';
import { picture } from './pictures.ts';
import { answer, command } from './playing.ts';
import { useStage } from './stage.ts';

const { open } = useStage();

const phone = '+447700900502';
const question = /stopped marketing messages from/;

it('[R64] a tester stops marketing messages on the phone, the opt-in owner answers for the group, and may not be brought back by a resume', async () => {
  const page = await open({ as: 'U0OPTIN', at: 'C0UK' });
  const fold = page.getByTestId(`phone-${phone}`);
  await fold.locator('summary').click();
  const numbers = page.getByTestId(`answer-to-${phone}`);
  const uk = await numbers.locator('option', { hasText: '+44' }).first().getAttribute('value');
  await numbers.selectOption(uk);
  const marketing = page.getByTestId(`marketing-${phone}`);
  await marketing.click();
  await fold.getByText('Marketing messages of this number are stopped.').waitFor();
  await expect.poll(() => marketing.innerText()).toBe('Resume marketing');

  const asked = page.locator('article', { hasText: question }).last();
  await asked.getByTestId('action-stops.unsubscribe').waitFor();
  await picture(page, 'stops-1-asked');
  await asked.getByTestId('action-stops.unsubscribe').click();
  await page.getByText(en.stops.confirmTitle).waitFor();
  await picture(page, 'stops-2-confirm');
  await page.getByTestId('confirm-yes').click();
  await answer(page).getByText('will be unsubscribed').waitFor();
  await page.locator('article', { hasText: 'chose to unsubscribe them from' }).last().waitFor();
  await eventually(async () => expect(await page.getByTestId('action-stops.unsubscribe').count()).toBe(0));
  await picture(page, 'stops-3-answered');

  await command(page, '/wa status WhatsApp UK');
  await answer(page).getByText('1 person stopped marketing messages').waitFor();
  await page.getByTestId('wind-hour').click();
  await marketing.click();
  await expect.poll(() => marketing.innerText()).toBe('Stop marketing');
  await page.locator('article', { hasText: 'That is no opt-in to the group (R62)' }).last().waitFor();
  await picture(page, 'stops-4-resumed');
});

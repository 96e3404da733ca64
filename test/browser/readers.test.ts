import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { en } from '../../src/slack/text/en.ts';
import { fr } from '../../src/slack/text/fr.ts';
import { eventually } from '../eventually.ts';
import { picture } from './pictures.ts';
import {
  answer,
  become,
  choose,
  closeModal,
  command,
  field,
  goTo,
  modal,
  openModal,
  planTransfer,
  submit,
  write,
} from './playing.ts';
import { useStage } from './stage.ts';

const { open } = useStage();

it('who reads French finds the page, the answers, Home and the approvals in French', async () => {
  const page = await open({ as: 'U0APPROVER', at: 'C0US' });
  await page.getByText('Agir en tant que').waitFor();
  expect(await page.locator('html').getAttribute('lang')).toMatch(/^fr/);
  await command(page, '/wa help');
  await answer(page).getByText(fr.help.title).waitFor();
  await command(page, '/wa transfer');
  await answer(page).getByText('Vous ne pouvez pas').waitFor();
  await picture(page, 'french-1-answers');
  await goTo(page, 'home-tab');
  await page.getByText('Ce qui vous attend').waitFor();
  await picture(page, 'french-2-home');
  await goTo(page, 'dm');
  await page.getByTestId('action-operation.decline').last().click();
  await openModal(page, fr.operation.declineTitle('TR-0005'));
  await submit(page);
  await page.getByTestId('error-reason').getByText('Ce champ est obligatoire.').waitFor();
  await picture(page, 'french-3-window');
  await closeModal(page);
});

const fitsTheScreen = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

it('on a phone the whole way to the plan fits the screen', async () => {
  const page = await open({
    as: 'U0OPS',
    at: 'C0FR',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    deviceScaleFactor: 2,
  });
  await page.locator('article').last().waitFor();
  expect(await fitsTheScreen(page)).toBe(true);
  await picture(page, 'phone-1-channel');
  await page.getByTestId('rail-toggle').click();
  await picture(page, 'phone-2-places');
  await page.getByTestId('channel-C0US').click();
  await page.getByTestId('composer').fill('/wa');
  await picture(page, 'phone-3-commands');
  await command(page, '/wa transfer');
  await openModal(page, en.transfer.newTitle);
  await field(page, 'group').getByRole('combobox').click();
  await field(page, 'group').getByRole('option').first().waitFor();
  await picture(page, 'phone-4-window');
  await choose(page, 'group', 'WhatsApp UK', '7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a12');
  await choose(page, 'destination', '', 'brand-fr');
  await write(page, 'reason', 'A sample reason');
  await submit(page);
  await openModal(page, en.transfer.planTitle);
  await picture(page, 'phone-5-plan');
  expect(await fitsTheScreen(page)).toBe(true);
  const box = await modal(page).boundingBox();
  expect((box?.x ?? -1) >= 0 && (box?.width ?? 999) <= 390).toBe(true);
  await closeModal(page);
  await page.getByTestId('world-toggle').click();
  await page.getByTestId('wind-hour').waitFor();
  await picture(page, 'phone-6-world');
  expect(await fitsTheScreen(page)).toBe(true);
});

it('a reload in the middle keeps who looks, where, and what was entered', async () => {
  const page = await open({ as: 'U0OPS', at: 'C0FR' });
  await become(page, 'U0OPTIN');
  await goTo(page, 'channel-C0US');
  await command(page, '/wa transfer');
  await openModal(page, en.transfer.newTitle);
  await choose(page, 'group', 'WhatsApp UK', '7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a12');
  await choose(page, 'destination', '', 'brand-fr');
  const told = page.waitForResponse(
    (answer) => answer.request().postData()?.includes('Half a sample reason') ?? false,
  );
  await write(page, 'reason', 'Half a sample reason');
  await told;
  await page.reload();
  await openModal(page, en.transfer.newTitle);
  expect(await page.getByTestId('person-U0OPTIN').locator('input').isChecked()).toBe(true);
  expect(await page.getByTestId('channel-C0US').getAttribute('aria-current')).toBe('page');
  expect(await field(page, 'group').getByRole('combobox').inputValue()).toContain('WhatsApp UK');
  expect(await field(page, 'reason').getByRole('textbox').inputValue()).toBe('Half a sample reason');
  await submit(page);
  await openModal(page, en.transfer.planTitle);
  await page.reload();
  await openModal(page, en.transfer.planTitle);
  await closeModal(page);
});

const hasFocus = (page: Page, testId: string): Promise<boolean> =>
  page.evaluate((id) => document.activeElement?.closest(`[data-testid="${id}"]`) != null, testId);

/** Presses Tab until the focus is there; a person would give up after so many. */
async function tabTo(page: Page, testId: string, most = 30): Promise<void> {
  for (let presses = 0; !(await hasFocus(page, testId)); presses++) {
    if (presses === most) throw new Error(`${testId} was not reached by ${most} Tabs`);
    await page.keyboard.press('Tab');
  }
}

it('by keyboard alone a number is chosen and the plan is read', async () => {
  const page = await open({ as: 'U0OPS', at: 'C0US' });
  await page.getByTestId('composer').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await tabTo(page, 'composer');
  await page.keyboard.type('/wa tra');
  await page.keyboard.press('Tab');
  expect(await page.getByTestId('composer').inputValue()).toBe('/wa transfer ');
  await page.keyboard.press('Enter');
  await openModal(page, en.transfer.newTitle);
  expect(await hasFocus(page, 'field-group')).toBe(true);
  await page.keyboard.type('WhatsApp UK');
  await field(page, 'group').getByRole('option', { name: 'WhatsApp UK' }).waitFor();
  await page.keyboard.press('Enter');
  await tabTo(page, 'field-destination');
  await page.keyboard.press('ArrowDown');
  await field(page, 'destination').getByRole('option', { name: 'Brand France' }).waitFor();
  await page.keyboard.type('France');
  await eventually(async () => expect(await field(page, 'destination').getByRole('option').count()).toBe(1));
  await page.keyboard.press('Enter');
  await tabTo(page, 'field-reason');
  await page.keyboard.type('A sample reason');
  await tabTo(page, 'modal-submit');
  await page.keyboard.press('Enter');
  await openModal(page, en.transfer.planTitle);
  expect(await hasFocus(page, 'modal')).toBe(true);
  await page.keyboard.press('Escape');
  await modal(page).waitFor({ state: 'detached' });
  await eventually(async () => expect(await hasFocus(page, 'composer')).toBe(true));
});

it('a window stands in every tab of who has it open, and closes in all of them', async () => {
  const page = await open({ as: 'U0OPS', at: 'C0US' });
  await planTransfer(page, { group: 'WhatsApp UK', destination: 'brand-fr' });
  const other = await open({ as: 'U0OPS', at: 'C0FR' });
  await openModal(other, en.transfer.planTitle);
  await closeModal(other);
  await modal(page).waitFor({ state: 'detached' });
});

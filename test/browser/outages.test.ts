import { expect, it } from 'vitest';
import { en } from '../../src/slack/text/en.ts';
import { picture } from './pictures.ts';
import {
  asksFor,
  cardOf,
  closeModal,
  confirmStep,
  gone,
  modal,
  nameOn,
  openModal,
  operationCard,
  planTransfer,
  submit,
  submitAndClose,
  write,
} from './playing.ts';
import { useStage } from './stage.ts';

const { open, sandbox } = useStage();

it('while the bot is off the page says so, and once it is on again the transfer goes on', async () => {
  const page = await open({ as: 'U0OPS', at: 'C0UK' });
  await planTransfer(page, { group: 'Outlet Returns', destination: 'outlet' });
  await submitAndClose(page);
  const name = await nameOn(cardOf(page, '+44 7700 900013'));
  const card = operationCard(page, name);
  await confirmStep(page, card, 'snapshot');
  await asksFor(card, 'free_uses');

  await page.getByTestId('bot-toggle').click();
  await page.getByTestId('bot-is-down').waitFor();
  await card.getByTestId('action-step.confirm').click();
  await card.getByTestId('problem').waitFor();
  await page.getByTestId('composer').fill('/wa list');
  await page.getByTestId('composer').press('Enter');
  await page.locator('.composer').getByTestId('problem').waitFor();
  expect(await page.getByTestId('composer').inputValue()).toBe('/wa list');
  await picture(page, 'outage-1-bot-off');

  await page.getByTestId('bot-toggle').click();
  await gone(page.getByTestId('bot-is-down'));
  await confirmStep(page, card, 'free_uses');
  await asksFor(card, 'archive');
  expect(await card.getByTestId('problem').count()).toBe(0);
});

it('after kill -9 the page comes back by itself, and the transfer goes on where it was', async () => {
  const page = await open({ as: 'U0OPS', at: 'C0OUTLET' });
  await planTransfer(page, { group: 'Outlet Leeds', destination: 'brand-uk' });
  const answerable = page.getByTestId('option-yes');
  if ((await answerable.count()) > 0) await answerable.check();
  await submitAndClose(page);
  const name = await nameOn(cardOf(page, '+44 7700 900011'));
  const card = operationCard(page, name);
  await confirmStep(page, card, 'snapshot');
  await asksFor(card, 'free_uses');
  await card.getByTestId('action-step.confirm').click();
  await openModal(page, en.operation.confirmTitle);
  await write(page, 'evidence', 'sample evidence from before');

  await sandbox.kill();
  await page.getByTestId('reconnecting').waitFor({ state: 'attached' });
  await submit(page);
  await picture(page, 'outage-2-killed');
  await sandbox.start();
  await gone(page.getByTestId('reconnecting'));
  if ((await modal(page).count()) > 0) await closeModal(page);
  await confirmStep(page, card, 'free_uses');
  await asksFor(card, 'archive');
  await picture(page, 'outage-3-back');
  await page.getByTestId(`operation-${name}`).locator('summary').first().click();
  await page.getByTestId(`chain-${name}`).getByText('is whole').waitFor();
});

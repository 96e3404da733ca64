import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { en } from '../../src/slack/text/en.ts';
import type { OwnStepKey } from '../../src/slack/text/migration-shape.ts';
import { picture } from './pictures.ts';
import { choose, command, field, goTo, nameOn, openModal, submit, submitAndClose, write } from './playing.ts';
import { useStage } from './stage.ts';

const { open } = useStage();

const number = '106540352442923';
const e164 = '+44 7700 900702';
const direct = '102290129341398';
const t = en.migration;

const asksFor = (card: Locator, step: OwnStepKey): Promise<void> =>
  card.locator('.block-section').getByText(t.steps[step], { exact: true }).first().waitFor();

/** A step of the Braze group, or one that only a person sees. */
async function confirm(page: Page, card: Locator, title: string): Promise<void> {
  await card.locator('.block-section').getByText(title, { exact: true }).first().waitFor();
  await card.getByTestId('action-step.confirm').click();
  await openModal(page, en.operation.confirmTitle);
  await write(page, 'evidence', 'sample evidence');
  await submitAndClose(page);
}

it('[R85] a number moves to another WABA in the page: the code is read on its phone, the PIN is chosen, the copies are followed', async () => {
  const page = await open({ as: 'U0OPS', at: 'C0OUTLET' });
  await command(page, `/wa migrate ${e164}`);
  await openModal(page, t.newTitle);
  await picture(page, 'migration-1-registered');
  await field(page, 'registered_on').getByText(t.registrations.consumer_app).click();
  await page.getByTestId('modal').getByText('No migration exists').waitFor();
  await picture(page, 'migration-2-instead');
  await field(page, 'registered_on').getByText(t.registrations.api).click();
  await field(page, 'scenario').waitFor();
  await choose(page, 'scenario', '', '2');
  await choose(page, 'destination', 'Maison Direct', direct);
  await write(page, 'reason', 'A sample reason');
  await picture(page, 'migration-3-form');
  await submit(page);
  await openModal(page, t.planTitle);
  await field(page, 'confirm.history').waitFor();
  await picture(page, 'migration-4-plan');
  await field(page, 'confirm.history').getByText(en.transfer.confirm).click();
  await submitAndClose(page);

  const card = page.locator('article', { has: page.getByRole('heading', { name: `migrate ${e164}` }) });
  const name = await nameOn(card);
  expect(name).toMatch(/^MG-/);
  await asksFor(card, 'two_step_off');
  await picture(page, 'migration-5-two-step');
  await page.getByTestId('numbers-find').fill(e164);
  await page.getByTestId(`two-step-off-${number}`).click();

  await confirm(page, card, en.transfer.steps.snapshot);
  await confirm(page, card, en.transfer.steps.free_uses);
  await confirm(page, card, en.transfer.steps.archive);
  await asksFor(card, 'send_code');
  await card.getByTestId('action-step.confirm').click();
  await openModal(page, t.pressTitle);
  await picture(page, 'migration-6-send');
  await submitAndClose(page);

  await asksFor(card, 'enter_code');
  const code = await page.getByTestId(`code-${number}`).innerText();
  await card.getByTestId('action-step.code').click();
  await openModal(page, t.pressTitle);
  await write(page, 'code', code === '000000' ? '000001' : '000000');
  await submit(page);
  await page.getByTestId('modal').getByText('Attempts left').waitFor();
  await picture(page, 'migration-7-wrong');
  await write(page, 'code', code);
  await submitAndClose(page);

  await confirm(page, card, t.steps.pin_vault);
  await asksFor(card, 'register');
  await card.getByTestId('action-step.pin').click();
  await openModal(page, t.pressTitle);
  await write(page, 'pin', '482915');
  await picture(page, 'migration-8-pin');
  await submitAndClose(page);
  await asksFor(card, 'senders_switched');
  await picture(page, 'migration-9-moved');
  await confirm(page, card, t.steps.senders_switched);
  await page
    .locator('article', { has: page.getByRole('heading', { name: `${name}: the templates of` }) })
    .last()
    .waitFor();
  await asksFor(card, 'ratings');
  await goTo(page, 'channel-C0OUTLET');
  await picture(page, 'migration-10-followed');
});

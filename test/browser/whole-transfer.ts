import type { Page } from 'playwright-core';
import { en } from '../../src/slack/text/en.ts';
import { fr } from '../../src/slack/text/fr.ts';
import {
  archiveInBraze,
  asksFor,
  become,
  cardOf,
  choose,
  confirmStep,
  goTo,
  integrateInBraze,
  nameOn,
  openModal,
  operationCard,
  planTransfer,
  submitAndClose,
} from './playing.ts';

export const number = '+44 7700 900001';
const group = 'WhatsApp UK';
/** The bot subscribes the testers and sends the test itself, once their states show in Braze. */
const afterwards = ['test_received', 'carry_over', 'read_back', 'resume'] as const;

/** Moves a number from the UK to France as operator, approver and opt-in owner; gives the operation's name. */
export async function moveNumber(
  page: Page,
  reached: (stage: string) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  await become(page, 'U0OPS');
  await goTo(page, 'channel-C0UK');
  await planTransfer(page, { group, destination: 'brand-fr' });
  await reached('1-plan');
  await submitAndClose(page);
  const name = await nameOn(cardOf(page, number));
  const card = operationCard(page, name);
  await card.getByText(en.operation.status.awaiting_approval).waitFor();
  await reached('2-card');

  await become(page, 'U0APPROVER');
  await goTo(page, 'dm');
  await approve(page, name, () => reached('3-approval'));

  await become(page, 'U0OPS');
  await goTo(page, 'channel-C0UK');
  await confirmStep(page, card, 'snapshot');
  await confirmStep(page, card, 'free_uses');
  await asksFor(card, 'archive');
  await card.getByTestId('action-step.assign').click();
  await openModal(page, en.operation.assignTitle);
  await choose(page, 'user', 'Opt-in', 'U0OPTIN');
  await submitAndClose(page);

  await become(page, 'U0OPTIN');
  await goTo(page, 'dm');
  await page.locator('article', { hasText: en.transfer.steps.archive }).last().waitFor();
  await archiveInBraze(page, 'brand-uk', group);
  await goTo(page, 'channel-C0UK');
  await reached('4-archive');
  await confirmStep(page, card, 'archive');

  await become(page, 'U0OPS');
  await asksFor(card, 'integrate');
  const id = await integrateInBraze(page, 'brand-fr', group);
  await confirmStep(page, card, 'integrate', { subscription_group_id: id });
  await page.getByTestId('wind-hour').click();
  for (const step of afterwards) await confirmStep(page, card, step);
  await card.getByText(en.operation.status.done, { exact: true }).waitFor();
  await reached('5-done');
  return name;
}

/** The approver presses the button in their direct messages, and once more where they are asked again. */
export async function approve(
  page: Page,
  name: string,
  asked: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const request = cardOf(page, name);
  await request.getByTestId('action-operation.approve').click();
  await asked();
  await page.getByTestId('confirm-yes').click();
  await request.getByText(fr.operation.status.running).waitFor();
}

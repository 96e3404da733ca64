import { expect, it } from 'vitest';
import { en } from '../../src/slack/text/en.ts';
import { picture } from './pictures.ts';
import { become, cardOf, goTo, nameOn, openModal, operationCard, submitAndClose } from './playing.ts';
import { useStage } from './stage.ts';
import { approve, moveNumber, number } from './whole-transfer.ts';

const { open } = useStage();

it('a number is moved in the page by operator, approver and opt-in owner, and its way back is started', async () => {
  const page = await open({ as: 'U0OPS', at: 'C0UK' });
  const name = await moveNumber(page, (stage) => picture(page, `transfer-${stage}`));
  const card = operationCard(page, name);
  await card.locator('[data-testid^=thread-]').click();
  await page.getByTestId('thread-pane').getByText('🏁 Done.').waitFor();
  await picture(page, 'transfer-6-thread');
  await page.getByTestId('thread-close').click();
  await page.getByTestId(`operation-${name}`).locator('summary').first().click();
  await page.getByTestId(`chain-${name}`).getByText('is whole').waitFor();
  await picture(page, 'transfer-7-chain');

  await card.getByTestId('action-operation.reverse').click();
  const plan = await openModal(page, en.transfer.planTitle);
  await plan.getByText(`Moves back what ${name} moved`).waitFor();
  await submitAndClose(page);
  const back = await nameOn(page.locator('article', { hasText: `Moves back what ${name} moved` }));
  expect(back).not.toBe(name);
  await become(page, 'U0APPROVER');
  await goTo(page, 'dm');
  await approve(page, back);
  await goTo(page, 'channel-C0UK');
  await card.getByText(`Way back: ${back}`).waitFor();
  await cardOf(page, number).getByText(en.operation.status.running).waitFor();
  await picture(page, 'transfer-8-way-back');
});

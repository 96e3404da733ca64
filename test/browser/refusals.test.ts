import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { en } from '../../src/slack/text/en.ts';
import { picture } from './pictures.ts';
import {
  answer,
  become,
  cardOf,
  choose,
  command,
  field,
  goTo,
  modal,
  openModal,
  submit,
  submitAndClose,
  write,
} from './playing.ts';
import { useStage } from './stage.ts';

const { open } = useStage();

const refused = "You can't do this";
const says = (where: Locator, text: string): Promise<void> => where.getByText(text).waitFor();

it('an outsider is refused the command, in words that only they see', async () => {
  const page = await open({ as: 'U0OUTSIDER', at: 'C0US' });
  await command(page, '/wa transfer');
  await says(answer(page), refused);
  await picture(page, 'refused-1-command');
  expect(await modal(page).count()).toBe(0);
  await become(page, 'U0OPS');
  await page.getByTestId('composer').waitFor();
  expect(await answer(page).count()).toBe(0);
});

it('an outsider is refused the buttons of Home and of a card, and nothing changes', async () => {
  const page = await open({ as: 'U0OUTSIDER', at: 'home' });
  await page.getByTestId('action-transfer.open').click();
  await goTo(page, 'dm');
  await says(page.locator('article').last(), refused);
  await goTo(page, 'channel-C0FR');
  const card = cardOf(page, 'TR-0004');
  const before = await page.getByTestId('operation-TR-0004').innerText();
  for (const button of ['step.confirm', 'step.assign', 'operation.cancel']) {
    const answers = await page.locator('[data-testid^=ephemeral-]').count();
    await card.getByTestId(`action-${button}`).click();
    await page.locator('[data-testid^=ephemeral-]').nth(answers).getByText(refused).waitFor();
  }
  await picture(page, 'refused-2-buttons');
  expect(await modal(page).count()).toBe(0);
  expect(await page.getByTestId('operation-TR-0004').innerText()).toBe(before);
});

it('an outsider who lost their permission while a window was open is refused in the window', async () => {
  const page = await open({ as: 'U0ADMIN', at: 'C0US' });
  const change = async (which: 'grant' | 'revoke') => {
    await command(page, `/wa ${which}`);
    await openModal(page, which === 'grant' ? en.access.grantTitle : en.access.revokeTitle);
    await choose(page, 'user', 'Outsider', 'U0OUTSIDER');
    await choose(page, 'workspace', 'UK', 'brand-uk');
    await field(page, 'permissions').getByTestId('option-manage_subscription_groups').check();
    await submitAndClose(page);
  };
  await change('grant');
  const outsider = await open({ as: 'U0OUTSIDER', at: 'C0US' });
  await command(outsider, '/wa transfer WhatsApp UK');
  await openModal(outsider, en.transfer.newTitle);
  await choose(outsider, 'destination', '', 'outlet');
  await write(outsider, 'reason', 'A sample reason');
  await change('revoke');
  await submit(outsider);
  await modal(outsider).getByText('manage_subscription_groups').first().waitFor();
  await picture(outsider, 'refused-3-window');
  expect(await outsider.getByTestId('modal-submit').count()).toBe(0);
});

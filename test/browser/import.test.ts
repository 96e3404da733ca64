import { expect, it } from 'vitest';
import { en } from '../../src/slack/text/en.ts';
import { drop } from './dragging.ts';
import { picture } from './pictures.ts';
import { cardOf, command, field, nameOn, openModal, submitAndClose } from './playing.ts';
import { useStage } from './stage.ts';

const { open } = useStage();
const { imports } = en;

/** 30,000 people of the sample Braze and a few rows that cannot be read. */
const group = '7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a12';
const people = 30_000;
const list = {
  name: 'november.csv',
  text: [
    'external_id,subscription_group_id,subscription_state',
    ...Array.from(
      { length: people },
      (_, i) => `sample-${i + 1},${group},${i % 10 === 0 ? 'unsubscribed' : 'subscribed'}`,
    ),
    `,${group},subscribed`,
    `sample-40000,${group},yes`,
    '',
  ].join('\n'),
};

it('a file dropped on the channel is imported from its message: read, confirmed, written in sight, read back', async () => {
  const page = await open({ as: 'U0OPTIN', at: 'C0UK' });
  await drop(page.locator('main .scroller'), list);
  await page.getByTestId('attached').last().getByText(list.name).waitFor();
  await page.keyboard.press('Enter');
  const message = page.locator('main article', { hasText: list.name }).last();
  await message.hover();
  await message.locator('[data-testid^=message-menu-]').click();
  await page.getByRole('menuitem', { name: 'Import opt-ins' }).click();
  const form = await openModal(page, imports.newTitle);
  await form.getByText(list.name).waitFor();
  await picture(page, 'import-1-form');
  await submitAndClose(page);

  const card = cardOf(page, `import ${list.name}`);
  await expect
    .poll(() => card.textContent(), { timeout: 20_000 })
    .toMatch(/27,000 to subscribe, 3,000 to unsubscribe, 0 unchanged, 2 rejected/);
  await picture(page, 'import-2-read');
  const name = await nameOn(card);
  await card.getByTestId('action-import.confirm').click();
  await page.getByText(imports.confirmTitle).waitFor();
  await picture(page, 'import-3-confirm');
  await page.getByTestId('confirm-yes').click();
  await card.getByText(/of 30,000 rows written/).waitFor();
  await picture(page, 'import-4-writing');
  await card.getByText('30,000 of 30,000 rows written').waitFor();
  await page.getByTestId('wind-hour').click();
  await card.getByText(en.operation.status.done).waitFor();
  await picture(page, 'import-5-done');
  await card.locator('[data-testid^=thread-]').click();
  const thread = page.getByTestId('thread-pane');
  await thread.getByRole('link', { name: `${name}-rejects.csv` }).waitFor();
  await picture(page, 'import-6-thread');
});

it('the list that the sample company brings along is imported by its form or any other: an empty one ends in words', async () => {
  const page = await open({ as: 'U0OPTIN', at: 'C0UK' });
  const message = page.locator('main article', { hasText: 'opt-ins-uk.csv' }).first();
  await message.getByRole('link', { name: 'opt-ins-uk.csv' }).waitFor();
  await command(page, '/wa');
  await page.getByTestId('action-import.open').last().click();
  const form = await openModal(page, imports.newTitle);
  await drop(field(page, 'file').locator('.file-input'), { name: 'empty.csv', text: '' });
  await form.getByText('empty.csv', { exact: true }).waitFor();
  await submitAndClose(page);
  const card = cardOf(page, 'import empty.csv');
  await card.getByText('the file has no rows').waitFor();
  await picture(page, 'import-7-empty');
});

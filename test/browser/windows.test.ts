import { expect, it } from 'vitest';
import { en } from '../../src/slack/text/en.ts';
import { eventually } from '../eventually.ts';
import { picture } from './pictures.ts';
import {
  answer,
  cardOf,
  choose,
  closeModal,
  command,
  field,
  gone,
  openModal,
  submit,
  submitAndClose,
  write,
} from './playing.ts';
import { useStage } from './stage.ts';

const { open } = useStage();

it('a window takes a searched number, a workspace, a channel, several lines and an hour, and comes to the plan', async () => {
  const page = await open({ as: 'U0OPS', at: 'C0US' });
  await command(page, '/wa transfer');
  await openModal(page, en.transfer.newTitle);
  await submit(page);
  await page.getByTestId('error-group').waitFor();
  await page.getByTestId('error-destination').waitFor();
  await page.getByTestId('error-reason').waitFor();
  await eventually(async () =>
    expect(await field(page, 'group').locator(':focus').count(), 'the first wrong field has the focus').toBe(
      1,
    ),
  );
  await picture(page, 'window-1-errors');

  await field(page, 'group').getByRole('combobox').fill('0639980');
  await field(page, 'group').getByRole('option').first().waitFor();
  await picture(page, 'window-2-search');
  await choose(page, 'group', 'WhatsApp FR Service', '7a1c0c52-1111-4c2e-9d0a-3f0e2c5b9a11');
  await choose(page, 'destination', 'outl', 'outlet');
  await choose(page, 'channel', 'partners', 'C0PARTNERS');
  await field(page, 'reason').getByRole('textbox').pressSequentially('First line');
  await field(page, 'reason').getByRole('textbox').press('Enter');
  await field(page, 'reason').getByRole('textbox').pressSequentially('second line');
  await field(page, 'start_at').locator('input').fill('2020-01-01T10:00');
  await submit(page);
  await page.getByTestId('error-start_at').getByText(en.errors.pastDate).waitFor();
  expect(await field(page, 'start_at').locator(':focus').count()).toBe(1);
  await field(page, 'start_at').locator('input').fill('2090-01-02T09:30');
  await picture(page, 'window-3-filled');
  await submit(page);
  const plan = await openModal(page, en.transfer.planTitle);
  await plan.getByText('2 Jan 2090 09:30').waitFor();
  await submit(page);
  await page.getByTestId('error-confirm.other_numbers').getByText(en.errors.confirmFirst).waitFor();
  await field(page, 'confirm.other_numbers').getByTestId('option-yes').check();
  await write(page, 'because.other_numbers', 'Sample: asked Braze');
  await picture(page, 'window-4-plan');
  await closeModal(page);
});

it('a step is assigned in a window with a person and an hour, and who may not do it is refused on the field', async () => {
  const page = await open({ as: 'U0OPS', at: 'C0FR' });
  const card = cardOf(page, 'TR-0004');
  await card.getByTestId('action-step.assign').click();
  await openModal(page, en.operation.assignTitle);
  await choose(page, 'user', 'outsid', 'U0OUTSIDER');
  await submit(page);
  await page.getByTestId('error-user').getByText('manage_subscription_groups').waitFor();
  expect(await field(page, 'user').locator(':focus').count()).toBe(1);
  await picture(page, 'window-5-assign');
  await choose(page, 'user', 'opt', 'U0OPTIN');
  await field(page, 'due').locator('input').fill('2090-03-04T10:15');
  await submitAndClose(page);
  await card.getByText('@Sample Opt-in Owner').last().waitFor();
  await card.getByText('10:15').last().waitFor();
});

it('permissions are given in a window with a person, a searched workspace and checkboxes', async () => {
  const page = await open({ as: 'U0ADMIN', at: 'C0US' });
  await command(page, '/wa grant');
  await openModal(page, en.access.grantTitle);
  await submit(page);
  for (const block of ['user', 'workspace', 'permissions'])
    await page.getByTestId(`error-${block}`).waitFor();
  await choose(page, 'user', '', 'U0OPTIN');
  await choose(page, 'workspace', 'out', 'outlet');
  await field(page, 'permissions').getByTestId('option-view').check();
  await field(page, 'permissions').getByTestId('option-import_users').check();
  await picture(page, 'window-6-permissions');
  for (const block of ['user', 'workspace', 'permissions']) await gone(page.getByTestId(`error-${block}`));
  await submitAndClose(page);
  await command(page, '/wa access');
  await answer(page).getByText('@Sample Opt-in Owner: import_users, view').waitFor();
});

it('a file goes up with a message and comes back as it was', async () => {
  const page = await open({ as: 'U0OPTIN', at: 'C0US' });
  const text = 'external_id,subscription_state\nsample-1,subscribed\n';
  await page
    .getByTestId('composer-files')
    .setInputFiles({ name: 'sample.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByTestId('composer').fill('A sample list');
  await page.getByTestId('composer').press('Enter');
  const link = page
    .locator('article', { hasText: 'A sample list' })
    .getByRole('link', { name: 'sample.csv' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  const chunks = await (await download.createReadStream()).toArray();
  expect(Buffer.concat(chunks).toString()).toBe(text);
});

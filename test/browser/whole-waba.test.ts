import { expect, it } from 'vitest';
import { en } from '../../src/slack/text/en.ts';
import { picture } from './pictures.ts';
import { choose, command, field, nameOn, openModal, submit, submitAndClose, write } from './playing.ts';
import { useStage } from './stage.ts';

const { open } = useStage();

const e164 = '+44 7700 900707';
const others = ['+44 7700 900708', '+44 7700 900709'];
const direct = '102290129341398';
const t = en.migration;

it('[R27] all numbers of a WABA move in one plan: a card for the whole, and one for each', async () => {
  const page = await open({ as: 'U0OPS', at: 'C0OUTLET' });
  await command(page, `/wa migrate ${e164}`);
  await openModal(page, t.newTitle);
  await field(page, 'registered_on').getByText(t.registrations.api).click();
  await field(page, 'scenario').waitFor();
  await choose(page, 'scenario', '', '2');
  await choose(page, 'destination', 'Maison Direct', direct);
  await choose(page, 'scope', '', 'waba');
  await write(page, 'reason', 'A sample reason');
  await picture(page, 'whole-1-form');
  await submit(page);
  await openModal(page, t.planTitle);
  await field(page, 'confirm.history').waitFor();
  await picture(page, 'whole-2-plan');
  await field(page, 'confirm.history').getByText(en.transfer.confirm).click();
  await submitAndClose(page);

  const whole = page.locator('article', { has: page.getByRole('heading', { name: 'migrate 3 numbers' }) });
  expect(await nameOn(whole)).toMatch(/^WM-/);
  for (const each of [e164, ...others]) {
    await whole.getByText(each).first().waitFor();
    const card = page.locator('article', { has: page.getByRole('heading', { name: `migrate ${each}` }) });
    expect(await nameOn(card)).toMatch(/^MG-/);
  }
  await whole.scrollIntoViewIfNeeded();
  await whole.getByText(t.steps.two_step_off).first().waitFor();
  await picture(page, 'whole-3-cards');
});

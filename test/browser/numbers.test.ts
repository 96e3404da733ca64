import { expect, it } from 'vitest';
import type { PageNumbers } from '../../src/sandbox/page/contract.ts';
import { picture } from './pictures.ts';
import { useStage } from './stage.ts';

const { open } = useStage();

it('two-step verification of a number is turned off and on again, as its owner reads it', async () => {
  for (const [as, off, on] of [
    ['U0OPS', 'two-step verification off', 'two-step verification on'],
    ['U0APPROVER', 'vérification en deux étapes désactivée', 'vérification en deux étapes activée'],
  ] as const) {
    const page = await open({ as, at: 'C0FR' });
    const box = page.getByTestId('numbers');
    await box.getByTestId('numbers-find').fill('+44 7700 900702');
    await box.getByText('Maison Pilote').first().waitFor();
    await box.locator('[data-testid^=two-step-off-]').click();
    await box.getByText(off, { exact: true }).waitFor();
    await box.locator('[data-testid^=two-step-on-]').click();
    await box.getByText(on, { exact: true }).waitFor();
    await picture(page, `numbers-${as}`);
    await box.getByTestId('numbers-find').fill('nobody of that name');
    await expect.poll(() => box.locator('li').count()).toBe(0);
  }
});

it('the code that reached a phone can be read, with its end on the reader’s clock', async () => {
  const page = await open({ as: 'U0OPS', at: 'C0FR' });
  const number = { id: '1', e164: '+447700900702', name: 'Sample Moving', isTwoStepOn: false };
  const moves = { account: 'Sample Source', movesTo: 'Sample Destination' };
  const code = { digits: '012345', method: 'SMS', until: '2026-01-05T10:10:00.000Z' } as const;
  const answer: PageNumbers = { numbers: [{ ...number, ...moves, code }], more: 3 };
  await page.route('**/sandbox/api/numbers?*', (route) => route.fulfill({ json: answer }));
  const box = page.getByTestId('numbers');
  await box.getByTestId('numbers-find').fill('moving');
  expect(await box.getByTestId('code-1').textContent()).toBe('012345');
  await box.getByText('Code by SMS:').waitFor();
  await box.getByText('until 10:10').waitFor();
  await box.getByText('Sample Source → Sample Destination').waitFor();
  await box.getByText('3 more numbers').waitFor();
  await box.scrollIntoViewIfNeeded();
  await picture(page, 'numbers-code');
});

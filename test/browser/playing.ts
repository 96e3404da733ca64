import type { Locator, Page } from 'playwright-core';
import type { TransferStepKey } from '../../src/domain/transfer/steps.ts';
import { en } from '../../src/slack/text/en.ts';

/** Acts and looks as somebody else from now on. */
export async function become(page: Page, person: string): Promise<void> {
  await page.getByTestId(`person-${person}`).click();
  await page.waitForURL(new RegExp(`as=${person}`));
}

export async function goTo(page: Page, place: string): Promise<void> {
  await page.getByTestId(place).click();
  await page.locator(`[data-testid=${place}][aria-current=page]`).waitFor({ state: 'attached' });
}

export async function command(page: Page, text: string): Promise<void> {
  await page.getByTestId('composer').fill(text);
  await page.getByTestId('composer').press('Enter');
}

export const modal = (page: Page): Locator => page.getByTestId('modal');
export const field = (page: Page, block: string): Locator => page.getByTestId(`field-${block}`);
export const gone = (what: Locator): Promise<void> => what.waitFor({ state: 'detached' });

export async function openModal(page: Page, title: string): Promise<Locator> {
  const shown = modal(page);
  await shown.getByRole('heading', { name: title, exact: true }).waitFor();
  return shown;
}

/** Types into a select and chooses the option of this value. */
export async function choose(page: Page, block: string, query: string, value: string): Promise<void> {
  const box = field(page, block).getByRole('combobox');
  await box.click();
  await box.fill(query);
  await field(page, block).getByTestId(`option-${value}`).click();
}

export const write = (page: Page, block: string, text: string): Promise<void> =>
  field(page, block).getByRole('textbox').fill(text);

export const submit = (page: Page): Promise<void> => page.getByTestId('modal-submit').click();

export async function submitAndClose(page: Page): Promise<void> {
  await submit(page);
  await gone(modal(page));
}

export async function closeModal(page: Page): Promise<void> {
  await page.getByTestId('modal-close').click();
  await gone(modal(page));
}

/** The newest message about an operation or a number that has a heading. */
export const cardOf = (page: Page, about: string): Locator =>
  page.locator('article', { has: page.getByRole('heading', { name: about }) }).last();

/** The card, not the checklist. */
export const operationCard = (page: Page, name: string): Locator => cardOf(page, `${name}: move`);

export async function nameOn(card: Locator): Promise<string> {
  const heading = await card.getByRole('heading').first().textContent();
  const name = /^[A-Z]+-\d+/.exec(heading ?? '')?.[0];
  if (name === undefined) throw new Error(`“${heading}” names no operation`);
  return name;
}

/** The last answer that only this person sees. */
export const answer = (page: Page): Locator => page.locator('[data-testid^=ephemeral-]').last();

/** Waits until this is the step that the card asks for. */
export const asksFor = (card: Locator, step: TransferStepKey): Promise<void> =>
  card.locator('.block-section').getByText(en.transfer.steps[step], { exact: true }).waitFor();

export async function confirmStep(
  page: Page,
  card: Locator,
  step: TransferStepKey,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  await asksFor(card, step);
  await card.getByTestId('action-step.confirm').click();
  await openModal(page, en.operation.confirmTitle);
  for (const [block, text] of Object.entries({ ...fields, evidence: `sample evidence of ${step}` }))
    await write(page, block, text);
  await submitAndClose(page);
}

/** A click in the Braze dashboard of the world panel. */
export async function archiveInBraze(page: Page, workspace: string, group: string): Promise<void> {
  const fold = page.getByTestId(`workspace-${workspace}`);
  await fold.locator('summary').click();
  const row = fold.locator('li', { has: page.getByText(group, { exact: true }) });
  await row.locator('[data-testid^=archive-]').click();
  await row.locator('[data-testid^=unarchive-]').waitFor();
  await fold.locator('summary').click();
}

/** The same for a number: gives the new group's id, as the panel shows it. */
export async function integrateInBraze(page: Page, workspace: string, group: string): Promise<string> {
  const fold = page.getByTestId(`workspace-${workspace}`);
  await fold.locator('summary').click();
  await page.getByTestId(`integrate-name-${workspace}`).fill(group);
  await page.getByTestId(`integrate-${workspace}`).click();
  const id = await page.getByTestId(`integrated-${workspace}`).innerText();
  await fold.locator('summary').click();
  return id;
}

export interface Wish {
  readonly group: string;
  readonly destination: string;
}

/** From the slash command to the plan. */
export async function planTransfer(page: Page, { group, destination }: Wish): Promise<Locator> {
  await command(page, `/wa transfer ${group}`);
  await openModal(page, en.transfer.newTitle);
  await choose(page, 'destination', '', destination);
  await write(page, 'reason', 'A sample reason');
  await submit(page);
  return openModal(page, en.transfer.planTitle);
}

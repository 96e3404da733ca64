import type { JSHandle, Locator, Page } from 'playwright-core';

export interface Dragged {
  readonly name: string;
  readonly text: string;
}

const carried = (page: Page, files: readonly Dragged[]): Promise<JSHandle<DataTransfer>> =>
  page.evaluateHandle((all) => {
    const held = new DataTransfer();
    for (const { name, text } of all) held.items.add(new File([text], name, { lastModified: 0 }));
    return held;
  }, files);

/** Holds files above it, as a hand does that has not let go yet. */
export async function hold(over: Locator, ...files: readonly Dragged[]): Promise<void> {
  const dataTransfer = await carried(over.page(), files);
  for (const type of ['dragenter', 'dragover']) await over.dispatchEvent(type, { dataTransfer });
}

export async function drop(on: Locator, ...files: readonly Dragged[]): Promise<void> {
  await hold(on, ...files);
  await on.dispatchEvent('drop', { dataTransfer: await carried(on.page(), files) });
}

/** The hand goes somewhere else. */
export const takeAway = (from: Locator): Promise<void> => from.dispatchEvent('dragleave');

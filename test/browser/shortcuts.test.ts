import type { App } from '@slack/bolt';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { drop, hold } from './dragging.ts';
import { PageAlone } from './page-alone.ts';
import { picture } from './pictures.ts';
import { field, modal, submitAndClose } from './playing.ts';
import { useBrowserAt } from './stage.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

function listen(app: App): void {
  app.shortcut('sample.import', async ({ ack, shortcut, client }) => {
    await ack();
    const element = { type: 'file_input' as const, action_id: 'file', filetypes: ['csv'], max_files: 1 };
    await client.views.open({
      trigger_id: shortcut.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'sample.form',
        title: plain('Sample import'),
        submit: plain('Import'),
        private_metadata: shortcut.type === 'message_action' ? shortcut.message_ts : '',
        blocks: [{ type: 'input', block_id: 'list', label: plain('The list'), element }],
      },
    });
  });
  app.view('sample.form', async ({ ack, view, client }) => {
    await ack();
    const files = view.state.values.list?.file?.files ?? [];
    const text = files.map(({ name, size }) => `${name} has ${size} bytes`).join();
    await client.chat.postMessage({ channel: 'C0US', thread_ts: view.private_metadata, text: 'Imported' });
    await client.filesUploadV2({
      channel_id: 'C0US',
      thread_ts: view.private_metadata,
      filename: 'rejects.csv',
      content: 'line,reason\n2,unknown group\n',
      initial_comment: text,
    });
  });
}

const shortcuts = [
  {
    type: 'message',
    name: 'Import opt-ins',
    callback_id: 'sample.import',
    description: 'Reads the CSV or JSON file of this message',
  },
  { type: 'message', name: 'Nobody listens', callback_id: 'sample.none', description: 'A sample of no use' },
  { type: 'global', name: 'Elsewhere', callback_id: 'sample.global', description: 'Not for messages' },
] as const;
const { open } = useBrowserAt(new PageAlone({ shortcuts, listen }));

const list = { name: 'people.csv', text: 'external_id\nsample-1\n' };

async function sayAndOpenMenu(page: Page, text: string): Promise<void> {
  await page.getByTestId('composer').fill(text);
  await page.keyboard.press('Enter');
  const message = page.locator('main article', { hasText: text });
  await message.hover();
  await message.locator('[data-testid^=message-menu-]').click();
}

it('a message’s menu has the shortcuts for messages, and one opens a window into which a file is dropped', async () => {
  const page = await open({ as: 'U0OPTIN', at: 'C0US' });
  await sayAndOpenMenu(page, 'The list of November');
  const items = page.getByRole('menuitem');
  expect(
    await items.evaluateAll((all) => all.map((item) => item.firstElementChild?.nextSibling?.textContent)),
  ).toEqual([
    'Import opt-insReads the CSV or JSON file of this message',
    'Nobody listensA sample of no use',
    'Delete message',
  ]);
  await picture(page, 'shortcuts-1-menu');
  await page.keyboard.press('Enter');
  await modal(page).getByRole('heading', { name: 'Sample import' }).waitFor();
  const zone = field(page, 'list').locator('.file-input');
  await hold(zone, list);
  await picture(page, 'shortcuts-2-held');
  await drop(zone, { name: 'people.txt', text: '' });
  await field(page, 'list').getByText('Choose a file of this kind: csv.').waitFor();
  await drop(zone, list);
  await zone.getByRole('listitem').getByText('people.csv').waitFor();
  expect(await field(page, 'list').getByText('Choose a file').count()).toBe(0);
  await picture(page, 'shortcuts-3-dropped');
  await submitAndClose(page);
  await page.locator('[data-testid^=thread-]').last().click();
  const answer = page.getByTestId('thread-pane').locator('article', { hasText: 'people.csv has 21 bytes' });
  await answer.getByRole('link', { name: 'rejects.csv' }).waitFor();
  await picture(page, 'shortcuts-4-answered');
});

it('a shortcut that nobody listens to says so at the message', async () => {
  const page = await open({ as: 'U0APPROVER', at: 'C0US', colorScheme: 'dark' });
  await sayAndOpenMenu(page, 'Des mots');
  await page.getByRole('group', { name: 'Raccourcis du message' }).waitFor();
  await picture(page, 'shortcuts-5-dark');
  await page.getByRole('menuitem', { name: 'Nobody listens' }).click();
  const problem = page.locator('article', { hasText: 'Des mots' }).getByTestId('problem');
  await problem.getByText('Nobody listens a échoué.').waitFor();
  await picture(page, 'shortcuts-6-failed');
});

it('on a phone the menu fits', async () => {
  const page = await open({ as: 'U0OPTIN', at: 'C0US', viewport: { width: 390, height: 844 } });
  await sayAndOpenMenu(page, 'On a phone');
  const box = await page.getByRole('menu').boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.y ?? 844) + (box?.height ?? 844)).toBeLessThanOrEqual(844);
  await picture(page, 'shortcuts-7-phone');
});

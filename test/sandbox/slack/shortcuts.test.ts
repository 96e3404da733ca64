import { expect, test, vi } from 'vitest';
import { botToken, plain, startBot, startSlack } from './workspace.ts';

const shortcuts = [
  { name: 'Sample import', type: 'message', callback_id: 'import', description: 'Reads the file' },
  { name: 'Sample search', type: 'global', callback_id: 'search', description: 'Finds a number' },
] as const;

async function withShortcuts() {
  const slack = await startSlack({ shortcuts });
  const told: object[] = [];
  await startBot(slack, (app) => {
    app.shortcut(/.*/, async ({ ack, shortcut, client }) => {
      told.push(shortcut);
      await ack();
      const view = { type: 'modal' as const, title: plain('Import'), blocks: [] };
      await client.views.open({ trigger_id: shortcut.trigger_id, view });
    });
  });
  return { olivia: slack.as('U0OLIVIA'), told };
}

test('a shortcut that the manifest does not have cannot be chosen, nor one of the other kind', async () => {
  const slack = await startSlack({ shortcuts });
  const olivia = slack.as('U0OLIVIA');
  const said = await olivia.say('ops', 'words');
  await expect(olivia.shortcut('export', said)).rejects.toThrow(
    'no message shortcut "export"; there is import',
  );
  await expect(olivia.shortcut('search', said)).rejects.toThrow('no message shortcut "search"');
  await expect(olivia.shortcut('import')).rejects.toThrow('no global shortcut "import"; there is search');
  expect(slack.traffic()).toEqual([]);
});

test('a message that is not there, was deleted or is hidden has no shortcuts', async () => {
  const slack = await startSlack({ shortcuts });
  const [olivia, amelie] = [slack.as('U0OLIVIA'), slack.as('U0AMELIE')];
  const secret = await amelie.say('secret', 'hidden');
  const gone = await olivia.say('ops', 'gone');
  await olivia.say('ops', 'reply', { thread_ts: gone.ts });
  await slack.delete('ops', gone.ts);
  for (const { channel, ts } of [secret, gone, { channel: 'C0OPS', ts: '1.000000' }])
    await expect(olivia.shortcut('import', { channel, ts })).rejects.toThrow(`sees no message ${ts}`);
  expect(slack.traffic()).toEqual([]);
});

test('a message shortcut carries its message with the files, signed, and opens a window', async () => {
  const { olivia, told } = await withShortcuts();
  const file = await olivia.upload('people.csv', 'external_id\n');
  const { ts } = await olivia.say('ops', 'a list', { files: [file] });
  expect(await olivia.shortcut('import', { channel: '#ops', ts })).toMatchObject({ status: 200, body: '' });
  expect(told).toMatchObject([
    {
      type: 'message_action',
      callback_id: 'import',
      trigger_id: expect.any(String),
      response_url: expect.stringContaining('/response/'),
      message_ts: ts,
      message: { type: 'message', ts, user: 'U0OLIVIA', text: 'a list', files: [{ id: file.id, size: 12 }] },
      channel: { id: 'C0OPS', name: 'ops' },
      user: { id: 'U0OLIVIA', name: 'olivia' },
      team: { id: 'T0SAMPLE', domain: 'sample-co' },
    },
  ]);
  await vi.waitFor(() => expect(olivia.view()?.title?.text).toBe('Import'));
  const download = await fetch(file.url_private, { headers: { authorization: `Bearer ${botToken}` } });
  expect(await download.text()).toBe('external_id\n');
});

test('a global shortcut carries no message, and opens a window as well', async () => {
  const { olivia, told } = await withShortcuts();
  expect(await olivia.shortcut('search')).toMatchObject({ status: 200 });
  expect(told).toMatchObject([{ type: 'shortcut', callback_id: 'search' }]);
  expect(told).not.toMatchObject([{ message: expect.anything() }]);
  await vi.waitFor(() => expect(olivia.view()).toBeDefined());
});

test('a shortcut that the bot does not listen to is an error to the person', async () => {
  const slack = await startSlack({ shortcuts, ackTimeoutMs: 50 });
  await startBot(slack, () => undefined);
  const olivia = slack.as('U0OLIVIA');
  const said = await olivia.say('ops', 'words');
  expect(await olivia.shortcut('import', said)).toMatchObject({ error: 'operation_timeout' });
});

import { expect, test } from 'vitest';
import { createCompany } from '../../../src/sandbox/company/company.ts';
import { smallest } from '../../../src/sandbox/company/estate.ts';
import { accounts } from '../../../src/sandbox/company/migration-estate.ts';
import { metaSeed } from '../../../src/sandbox/company/provider-seeds.ts';
import { announceMigration } from '../../../src/sandbox/meta/migration/announce.ts';
import { requestCode } from '../../../src/sandbox/meta/migration/code.ts';
import { createMetaState } from '../../../src/sandbox/meta/state.ts';
import { numbersNow } from '../../../src/sandbox/page/number-reading.ts';

function createMeta() {
  let time = Date.UTC(2026, 0, 5, 10);
  const app = { id: 'sample-app', name: 'Sample bot', tokens: [] };
  const seed = metaSeed(createCompany({ seed: 1, size: smallest }), app.id);
  const meta = createMetaState({ ...seed, apps: [app], now: () => new Date(time) });
  return {
    meta,
    wind: (minutes: number) => {
      time += minutes * 60_000;
    },
  };
}

test('numbers are found by name and by digits, a dozen at once', () => {
  const { meta } = createMeta();
  const pilote = expect.objectContaining({
    name: 'Maison Pilote',
    account: 'Maison Pilote',
    isTwoStepOn: true,
  });
  expect(numbersNow(meta, 'pilote')).toEqual({ numbers: [pilote], more: 0 });
  expect(numbersNow(meta, '+44 7700 900702')).toEqual({ numbers: [pilote], more: 0 });
  expect(numbersNow(meta, 'nobody')).toEqual({ numbers: [], more: 0 });
  const { numbers, more } = numbersNow(meta, '');
  expect(numbers).toHaveLength(12);
  expect(more).toBe(meta.tables.numbers.all().length - 12);
});

test('a number that moves comes first, with the code that its phone has for ten minutes', () => {
  const { meta, wind } = createMeta();
  const [pilote] = numbersNow(meta, 'Maison Pilote').numbers;
  meta.manage.switchTwoStepOff(pilote?.id ?? '');
  const destination = meta.tables.wabas.known(accounts.direct.id);
  announceMigration(meta.world, destination, { cc: '44', phone_number: '7700900702' });
  const moving = { name: 'Maison Pilote', isTwoStepOn: false, movesTo: 'Maison Direct' };
  expect(numbersNow(meta, '').numbers[0]).toMatchObject({ ...moving, code: null });

  const number = meta.tables.numbers.known(pilote?.id ?? '');
  requestCode(meta.world, number, { method: 'SMS', language: 'en' });
  const code = { digits: expect.stringMatching(/^\d{6}$/), method: 'SMS', until: '2026-01-05T10:10:00.000Z' };
  expect(numbersNow(meta, '').numbers[0]).toMatchObject({ ...moving, code });
  wind(10);
  expect(numbersNow(meta, '').numbers[0]).toMatchObject({ ...moving, code: null });
});

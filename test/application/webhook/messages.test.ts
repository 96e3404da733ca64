import { describe, expect, test } from 'vitest';
import { sendTest } from '../../../src/application/conversation/send-test.ts';
import type { Update } from '../../../src/domain/webhook/update.ts';
import { numberId, requester } from '../../domain/samples.ts';
import { useDesk } from '../desk.ts';
import { sampleTemplate } from '../scripted-meta.ts';
import { hear, outboxOf, receivedBy, statusOf, tester, unknownOf } from '../webhooks.ts';

const desk = useDesk();

describe('messages', () => {
  test('[R40] a person’s message opens the window of this number for them', async () => {
    const company = await desk.company();
    await hear(desk, receivedBy(desk, company));
    expect(await desk.ctx.store.read.readings.lastFromPerson(company.number, tester)).toBe(desk.now());
  });

  test('about a number that the inventory does not have are kept as unknown', async () => {
    const number = numberId(8888);
    const stranger = { ...(await desk.company()), number };
    await hear(desk, receivedBy(desk, stranger), statusOf(desk, stranger));
    expect(await unknownOf(desk, number)).toMatchObject([{ field: 'messages', count: 2 }]);
  });

  test('[R40] [R64] whoever sent a test is told once that it arrived, once that it was answered', async () => {
    const company = await desk.company({ testers: ['qa-1'] });
    const { origin, group, number, waba } = company;
    desk.braze.putUser(origin, { externalId: 'qa-1', phone: `+${tester}`, subscribed: [group] });
    await desk.ctx.store.read.readings.saveTemplates(waba, [sampleTemplate(1)], desk.now());
    desk.wind(1);
    const chosen = { name: 'sample_1', language: 'en_US' };
    const sent = await sendTest(desk.connected, {
      number,
      person: 'qa-1',
      template: chosen,
      text: 'sample',
      by: requester,
    });
    expect(sent.kind).toBe('sent');
    const before = (await outboxOf(desk, requester)).length;
    await hear(
      desk,
      statusOf(desk, company, { status: 'delivered', recipient: '33639980199' }),
      statusOf(desk, company, { status: 'delivered' }),
      statusOf(desk, company, { status: 'read' }),
      receivedBy(desk, company),
      receivedBy(desk, company, { message: 'wamid.again' }),
    );
    const news = (await outboxOf(desk, requester)).slice(before);
    expect(news.map(({ notice }) => 'what' in notice && notice.what)).toEqual(['delivered', 'answered']);
  });
});

test('one update that cannot be applied is put aside, and those behind it are applied', async () => {
  const company = await desk.company();
  const poison = { ...receivedBy(desk, company), at: 'not a time' } as Update;
  const { read, failed } = await hear(desk, poison, receivedBy(desk, company));
  expect({ read, failed: failed.map(({ type }) => type) }).toEqual({ read: 2, failed: ['message_received'] });
  expect(await desk.ctx.store.read.readings.lastFromPerson(company.number, tester)).toBe(desk.now());
  expect(await desk.ctx.store.read.webhooks.waiting(5)).toEqual([]);
});

test('two copies that read the same updates apply each once', async () => {
  const updates = Array.from(
    { length: 40 },
    (): Update => ({
      type: 'unknown',
      waba: '4242',
      field: 'raced',
      at: desk.now(),
    }),
  );
  const inbox = desk.ctx.store.read.webhooks;
  const arrived = updates.map((update, i) => ({ key: `raced-${i}`, update }));
  await inbox.arrive('meta', arrived, new Date(desk.now()));
  await Promise.all([hear(desk), hear(desk), hear(desk)]);
  expect(await unknownOf(desk, '4242')).toMatchObject([{ count: 40 }]);
});

import { arriveWebhooks } from '../../src/application/webhook/arrive.ts';
import { NumberId, WabaId } from '../../src/domain/asset/ids.ts';
import type { Update } from '../../src/domain/webhook/update.ts';
import { importing } from './company.ts';
import type { Row } from './matrix-rows.ts';
import { announcements } from './play.ts';

/** Somebody stopped marketing messages, and the channel is asked about the group. */
export const onStops = (action: string): Row => ({
  user: 'U0OPS',
  needs: 'import_users',
  world: { company: importing() },
  arrange: async (world) => {
    const { ctx } = world.app;
    const update: Update = {
      type: 'preference',
      waba: WabaId.parse('102290129340398'),
      number: NumberId.parse('106540352242922'),
      person: '33639980123',
      value: 'stop',
      category: 'marketing_messages',
      at: ctx.clock.now().toISOString(),
    };
    await arriveWebhooks(ctx, 'meta', [{ key: 'sample-stop', update }]);
    await world.app.idle();
    const [question] = announcements(world, 'C0FR');
    if (question === undefined) throw new Error('nobody was asked');
    return () => world.slack.as('U0OPS').press(question, action);
  },
});

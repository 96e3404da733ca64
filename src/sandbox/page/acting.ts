import { Impossible } from '../impossible.ts';
import { createFacade } from '../slack/facade.ts';
import type { Delivery } from '../slack/postbox.ts';
import type { SlackState } from '../slack/state.ts';
import type { Asked } from './asking.ts';
import type { PageOutcome, PageRequests, PageSuggested } from './contract.ts';
import { channelAt, personAt, targetAt } from './visible.ts';

/** Everything that a person can do in the page, through the same driver as the tests. */
export function createActs(slack: SlackState) {
  const facade = createFacade(slack);
  return {
    async command({ as, channel, text }) {
      const words = /^(\/\S+)\s*([\s\S]*)$/.exec(text.trim());
      if (words === null) throw new Impossible('a command begins with a slash');
      const [, command = '', rest = ''] = words;
      const where = channelAt(slack, personAt(slack, as), channel).id;
      return outcome(await facade.as(as).command(command, rest, { channel: where }));
    },
    async press({ as, target, blockId, actionId, value }) {
      const on = targetAt(slack, personAt(slack, as), target);
      const where = { block_id: blockId, ...(value === undefined ? {} : { value }) };
      return outcome(await facade.as(as).press(on, actionId, where));
    },
    async enter({ as, target, blockId, actionId, entry }) {
      const on = targetAt(slack, personAt(slack, as), target);
      return outcome(await facade.as(as).choose(on, blockId, entry, actionId));
    },
    async suggest({ as, target, blockId, query }): Promise<PageSuggested> {
      const on = targetAt(slack, personAt(slack, as), target);
      const suggested = await facade.as(as).suggest(on, blockId, query);
      return { ...outcome(suggested), options: suggested.options };
    },
    submit: async ({ as, view }) => outcome(await person(as).submit({ id: view })),
    close: async ({ as, view }) => outcome(await person(as).close({ id: view })),
    async say({ as, channel, text, thread, files = [] }) {
      const user = personAt(slack, as);
      const where = channelAt(slack, user, channel).id;
      const uploaded = files.map((id) => {
        const file = facade.file(id);
        if (file === undefined || file.user !== user.id)
          throw new Impossible(`${user.name} uploaded no file ${id}`);
        return file;
      });
      if (text.trim() === '' && uploaded.length === 0) throw new Impossible('there is nothing to say');
      await facade.as(as).say(where, text, {
        ...(thread === undefined ? {} : { thread_ts: thread }),
        ...(uploaded.length === 0 ? {} : { files: uploaded }),
      });
      return done;
    },
    async remove({ as, channel, ts }) {
      const user = personAt(slack, as);
      const where = channelAt(slack, user, channel);
      const message = where.messages.get(ts);
      if (message !== undefined && message.user !== user.id && user.isAdmin !== true)
        throw new Impossible(`${user.name} may delete only what they said themselves`);
      await facade.delete(where.id, ts);
      return done;
    },
    home: async ({ as }) => outcome(await person(as).openHome()),
    async shortcut({ as, callbackId, channel, ts }) {
      if (channel === undefined || ts === undefined) return outcome(await person(as).shortcut(callbackId));
      const where = channelAt(slack, personAt(slack, as), channel);
      return outcome(await person(as).shortcut(callbackId, { channel: where.id, ts }));
    },
  } satisfies { [Path in keyof PageRequests]: (asked: Asked<Path>) => Promise<PageOutcome> };

  function person(as: string) {
    return facade.as(personAt(slack, as).id);
  }
}

const done: PageOutcome = { ok: true, ms: 0 };

/** Nothing was sent where the element does not tell the bot. */
function outcome(delivery: Delivery | undefined): PageOutcome {
  if (delivery === undefined) return done;
  const { error, messages, ms } = delivery;
  return {
    ok: error === undefined,
    ms,
    ...(error === undefined ? {} : { error }),
    ...(messages === undefined ? {} : { messages }),
  };
}

import { createBrazeStandIn } from '../../../src/sandbox/braze/stand-in.ts';
import { servePart, settingsOf } from '../part.ts';
import { fastClock, group, restKey, workspaceKey } from './sample.ts';

const settings = settingsOf();
const clock = fastClock(settings);
const people = Number(settings.people);
const braze = await createBrazeStandIn({
  now: () => clock.now().getTime(),
  workspaces: [
    {
      ...{ key: workspaceKey, restKey, groups: [{ id: group, state: 'active' }] },
      populations: [{ prefix: 'sample-', from: 1, to: people }],
    },
  ],
});

async function tally() {
  const { audience } = braze.state.workspace(workspaceKey) ?? {};
  if (audience === undefined) throw new Error('the workspace is gone');
  let right = 0;
  for (let n = 1; n <= people; n += 1) {
    const row = audience.find(`sample-${n}`);
    if (row !== undefined && audience.written(row, group) === 'subscribed') right += 1;
  }
  const exchanges = braze.state.traffic.read();
  return {
    calls: exchanges.at(-1)?.id ?? 0,
    refused: exchanges.filter(({ status }) => status === 429).length,
    right,
  };
}

servePart(braze.restUrlOf(workspaceKey), { tally }, () => braze.close());

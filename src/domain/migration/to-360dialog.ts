import {
  accounts,
  always,
  compareTemplates,
  connected,
  eligible,
  groupBefore,
  ratings,
  sendersSwitched,
  twoStepOff,
  twoStepOn,
} from './parts.ts';
import { byHand, type Row } from './rows.ts';
import type { Scenario, Way } from './scenario.ts';

/** The Hub's own flow (domain.md C.4 (1)): the client starts it, enters the code there, then a key and a webhook are set. */
export const inTheHub = (way: Way): readonly Row[] => [
  byHand('prepare', 'client'),
  twoStepOff,
  ...groupBefore(way),
  byHand('hub_add', 'client', { needed: true, pointOfNoReturn: true, dueHours: 4 }),
  connected(way),
  byHand('new_key', 'operator', { dueHours: 4 }),
  twoStepOn,
  compareTemplates,
  sendersSwitched,
];

/** R84. A number leaves another provider, or Meta itself, for 360dialog and keeps its registration. */
export const to360dialog: Scenario = {
  number: '1',
  rule: 'R84',
  kind: 'migration',
  moves: 'number',
  route: () => 'hub',
  misfit: ({ source, to, sameWaba, scope }) => {
    if (source === '360dialog') return 'source_is_360dialog';
    if (scope === 'currency') return 'currency_is_360dialogs';
    if (to === null) return 'destination_needed';
    if (sameWaba) return 'same_waba';
    return to === '360dialog' ? null : 'destination_not_360dialog';
  },
  checks: [...always, ...eligible, ...accounts, 'history'],
  steps: (way) => [...inTheHub(way), ...ratings(way)],
  assets: 'migration',
  followsRatings: true,
};

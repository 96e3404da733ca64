import { always } from './parts.ts';
import { byHand } from './rows.ts';
import type { Scenario } from './scenario.ts';

/**
 * R90, C18. From On-Premise to Cloud API inside 360dialog. The last On-Premise client expired on 23 October 2025: it is kept
 * for accounts that still say so, and refused for every other.
 */
export const hostingChange: Scenario = {
  number: '7',
  rule: 'R90',
  kind: 'configuration_change',
  moves: 'number',
  route: () => 'hub',
  misfit: ({ source, to, sameWaba, scope }) => {
    if (source !== '360dialog') return 'source_not_360dialog';
    if (scope === 'currency') return 'whole_account';
    return to === null || sameWaba ? null : 'stays_in_its_waba';
  },
  checks: [...always, 'on_premise'],
  steps: () => [
    byHand('change_hosting', 'client', { needed: true, pointOfNoReturn: true, dueHours: 4 }),
    byHand('connected', 'operator', { verifies: true, dueHours: 4 }),
    byHand('new_key', 'operator', { needed: true, dueHours: 1 }),
    byHand('senders_switched', 'operator', { verifies: true, dueHours: 24 }),
  ],
  assets: 'configuration_change',
  followsRatings: false,
};

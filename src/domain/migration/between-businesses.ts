import { always, compareTemplates, connected, groupAfter, groupBefore, sendersSwitched } from './parts.ts';
import { byHand } from './rows.ts';
import type { Scenario } from './scenario.ts';

/**
 * R89, C21. A number goes to another Meta business. Meta moves no number between businesses (2388103), so nothing here is
 * ever the bot's: the number is deleted and registered anew, and what it was known for is lost.
 */
export const betweenBusinesses: Scenario = {
  number: '6',
  rule: 'R89',
  kind: 'migration',
  moves: 'number',
  route: () => 'by_hand',
  misfit: ({ source, sameWaba, scope }) => {
    if (scope === 'currency') return source === '360dialog' ? 'whole_account' : 'currency_is_360dialogs';
    return sameWaba ? 'same_waba' : null;
  },
  checks: [...always, 'other_business', 'history'],
  steps: (way) => [
    ...groupBefore(way),
    byHand('wait_30_days', 'operator', { needed: true, dueHours: 24 * 31 }),
    byHand('delete_number', 'portfolio_admin', { needed: true, pointOfNoReturn: true, dueHours: 24 }),
    byHand('register_anew', 'portfolio_admin', { needed: true, dueHours: 24 }),
    connected({ ...way, seen: false }),
    compareTemplates,
    ...groupAfter(way),
    sendersSwitched,
  ],
  assets: 'anew',
  followsRatings: false,
};

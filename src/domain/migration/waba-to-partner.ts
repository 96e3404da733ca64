import { always } from './parts.ts';
import { byHand } from './rows.ts';
import type { Scenario } from './scenario.ts';

/**
 * R88. One WABA with its numbers goes to another 360dialog partner. The seed calls it a migration and links no page (C20):
 * it is asked of 360dialog's support and approved as a selective partner change.
 */
export const wabaToPartner: Scenario = {
  number: '5',
  rule: 'R88',
  kind: 'migration',
  moves: 'waba',
  route: () => 'support',
  misfit: ({ source, to, sameWaba, scope }) => {
    if (source !== '360dialog') return 'source_not_360dialog';
    if (scope === 'currency') return 'whole_account';
    return to === null || sameWaba ? null : 'stays_in_its_waba';
  },
  checks: [...always, 'history'],
  steps: () => [
    byHand('ask_support', 'support', { needed: true, dueHours: 72 }),
    byHand('partner_approves', 'new_partner', { needed: true, pointOfNoReturn: true, dueHours: 72 }),
    byHand('grant_key', 'client', { needed: true, dueHours: 24 }),
    byHand('new_key', 'operator', { dueHours: 4 }),
    byHand('compare_templates', 'operator', { verifies: true, dueHours: 48 }),
    byHand('senders_switched', 'operator', { verifies: true, dueHours: 24 }),
  ],
  assets: 'migration',
  followsRatings: true,
};

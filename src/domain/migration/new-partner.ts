import { always } from './parts.ts';
import { byHand } from './rows.ts';
import type { Scenario } from './scenario.ts';

/**
 * R87. A client goes to another 360dialog partner with all its numbers (domain.md C.4 (4)). Nothing is lost; the new partner
 * has no key before the client grants that permission again.
 */
export const newPartner: Scenario = {
  number: '4',
  rule: 'R87',
  kind: 'configuration_change',
  moves: 'client',
  route: () => 'partner_change',
  misfit: ({ source, to, sameWaba, scope }) => {
    if (source !== '360dialog') return 'source_not_360dialog';
    if (scope === 'currency') return 'whole_account';
    return to === null || sameWaba ? null : 'stays_in_its_waba';
  },
  checks: always,
  steps: () => [
    byHand('ask_partner', 'client', { needed: true, dueHours: 48 }),
    byHand('partner_approves', 'new_partner', { needed: true, pointOfNoReturn: true, dueHours: 72 }),
    byHand('grant_key', 'client', { needed: true, dueHours: 24 }),
    byHand('new_key', 'operator', { dueHours: 4 }),
    byHand('senders_switched', 'operator', { verifies: true, dueHours: 24 }),
  ],
  assets: 'configuration_change',
  followsRatings: false,
};

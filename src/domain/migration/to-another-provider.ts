import type { Provider } from '../asset/asset.ts';
import { byApi } from './api-route.ts';
import {
  accounts,
  always,
  compareTemplates,
  connected,
  eligible,
  groupAfter,
  groupBefore,
  ratings,
  sendersSwitched,
  twoStepOff,
} from './parts.ts';
import { byHand, type Row } from './rows.ts';
import type { Route, Scenario, Way } from './scenario.ts';
import { bySignUp } from './sign-up-route.ts';

/** Another provider's own migration: it is started there, and we see only what came of it. */
export const theirs = (way: Way): readonly Row[] => [
  twoStepOff,
  ...groupBefore(way),
  byHand('their_migration', 'new_provider', { needed: true, pointOfNoReturn: true, dueHours: 72 }),
  connected(way),
  compareTemplates,
  ...groupAfter(way),
  sendersSwitched,
];

const stepsBy = (way: Way): readonly Row[] => {
  if (way.route === 'api') return byApi(way);
  return way.route === 'embedded_signup' ? bySignUp(way) : theirs(way);
};

const routeTo = (to: Provider | null): Route => {
  if (to === 'direct') return 'api';
  return to === 'braze' ? 'embedded_signup' : 'new_provider';
};

/**
 * R86. A number leaves 360dialog. The order is the whole point (domain.md C.4 (3)): invoices are settled, the new provider
 * migrates, and only then the subscription is cancelled, by the client. Cancelled first, the number is at risk; never
 * cancelled, it goes on costing money.
 */
export const toAnotherProvider: Scenario = {
  number: '3',
  rule: 'R86',
  kind: 'migration',
  moves: 'number',
  route: ({ to }) => routeTo(to),
  misfit: ({ source, to, sameWaba, scope }) => {
    if (source !== '360dialog') return 'source_not_360dialog';
    if (scope === 'currency') return 'whole_account';
    if (sameWaba) return 'same_waba';
    return to === '360dialog' ? 'destination_is_360dialog' : null;
  },
  checks: [...always, ...eligible, ...accounts, 'register_budget', 'history'],
  steps: (way) => [
    byHand('settle', 'finance', { needed: true, dueHours: 72 }),
    ...stepsBy(way),
    byHand('cancel_360dialog', 'client', { dueHours: 72 }),
    ...ratings(way),
  ],
  assets: 'migration',
  followsRatings: true,
};

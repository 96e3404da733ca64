import type { Provider } from '../asset/asset.ts';
import { byApi } from './api-route.ts';
import {
  accounts,
  always,
  compareTemplates,
  connected,
  eligible,
  groupBefore,
  ratings,
  sendersSwitched,
} from './parts.ts';
import { byHand, type Row } from './rows.ts';
import type { Move, Route, Scenario, Way } from './scenario.ts';
import { bySignUp } from './sign-up-route.ts';
import { inTheHub } from './to-360dialog.ts';
import { theirs } from './to-another-provider.ts';

/** Whoever runs the destination says how a number comes in. */
const ROUTES: Readonly<Record<Provider, Route>> = {
  direct: 'api',
  '360dialog': 'hub',
  braze: 'embedded_signup',
  other: 'new_provider',
};

/** 360dialog makes a new WABA in the other currency and moves all numbers and templates (domain.md C.4 (2)). */
const byCurrency = (way: Way): readonly Row[] => [
  byHand('prepare', 'client'),
  ...groupBefore(way),
  byHand('change_currency', 'client', { needed: true, pointOfNoReturn: true, dueHours: 24 }),
  connected({ ...way, seen: false }),
  byHand('new_key', 'operator', { dueHours: 4 }),
  compareTemplates,
  sendersSwitched,
];

const routeTo = ({ to, scope }: Move): Route => {
  if (scope === 'currency') return 'hub';
  return to === null ? 'new_provider' : ROUTES[to];
};

function stepsBy(way: Way): readonly Row[] {
  if (way.scope === 'currency') return byCurrency(way);
  switch (way.route) {
    case 'api':
      return byApi(way);
    case 'hub':
      return inTheHub(way);
    case 'embedded_signup':
      return bySignUp(way);
    default:
      return theirs(way);
  }
}

/**
 * R85, R79. A number moves to another WABA of the same business; a change of currency moves all of them to one that 360dialog
 * makes. Out of 360dialog it is scenario 3, which settles and cancels.
 */
export const newWaba: Scenario = {
  number: '2',
  rule: 'R85',
  kind: 'migration',
  moves: 'number',
  route: routeTo,
  misfit: ({ source, to, sameWaba, scope }) => {
    if (scope === 'currency') {
      if (source !== '360dialog') return 'currency_is_360dialogs';
      return to === null || sameWaba ? null : 'stays_in_its_waba';
    }
    if (to === null) return 'destination_needed';
    if (sameWaba) return 'same_waba';
    return source === '360dialog' && to !== '360dialog' ? 'source_is_360dialog' : null;
  },
  checks: [...always, ...eligible, ...accounts, 'register_budget', 'history'],
  steps: (way) => [...stepsBy(way), ...(way.scope === 'currency' ? [] : ratings(way))],
  assets: 'migration',
  followsRatings: true,
};

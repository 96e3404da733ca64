import {
  compareTemplates,
  connected,
  groupAfter,
  groupBefore,
  sendersSwitched,
  twoStepOff,
  twoStepOn,
} from './parts.ts';
import { byHand, type Row } from './rows.ts';
import type { Way } from './scenario.ts';

/** Meta's preferred route (domain.md B.4): the sign-up window asks for the code and registers by itself. */
export const bySignUp = (way: Way): readonly Row[] => [
  twoStepOff,
  ...groupBefore(way),
  byHand('sign_up', 'number_owner', { needed: true, pointOfNoReturn: true, dueHours: 4 }),
  connected(way),
  twoStepOn,
  compareTemplates,
  ...groupAfter(way),
  sendersSwitched,
];

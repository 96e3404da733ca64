import {
  compareTemplates,
  connected,
  groupAfter,
  groupBefore,
  sendersSwitched,
  twoStepOff,
} from './parts.ts';
import { byBot, byHand, onPress, type Row, watched } from './rows.ts';
import type { Way } from './scenario.ts';

/**
 * The migration by Meta's own calls (domain.md B.4, B.5). Templates are copied before the number is registered, so that
 * it never stands without them; nothing moves before `register`, and nothing can be taken back after it.
 */
export const byApi = (way: Way): readonly Row[] => [
  twoStepOff,
  byBot('subscribe_app', { needed: true, dueHours: 4 }),
  byBot('copy_templates', { dueHours: 24 }),
  ...groupBefore(way),
  byBot('announce', { needed: true, dueHours: 4 }),
  onPress('send_code', 'number_owner', 'press', { needed: true, dueHours: 4 }),
  onPress('enter_code', 'number_owner', 'code', { needed: true, dueHours: 1 }),
  byHand('pin_vault', 'operator', { needed: true, dueHours: 4 }),
  onPress('register', 'operator', 'pin', { needed: true, pointOfNoReturn: true, dueHours: 4 }),
  connected(way),
  watched('healthy', 'bot', { verifies: true, dueHours: 4 }),
  compareTemplates,
  ...groupAfter(way),
  sendersSwitched,
];

import type { TransferStepKey } from '../../domain/transfer/steps.ts';

/** One operation that the company has behind it or in hand. Times in minutes. */
export interface Story {
  readonly group: string;
  readonly destination: string;
  readonly reason: string;
  /** Before now. */
  readonly began: number;
  /** Between one thing people did and the next. */
  readonly pace: number;
  readonly approved: boolean;
  /** The steps that were done, up to and with this one. */
  readonly through: TransferStepKey | null;
  readonly cancelled?: { readonly reason: string };
}

const day = 24 * 60;

/** In the order of their names, TR-0001 first; each begins after the one before it has come as far as it does. */
export const stories: readonly Story[] = [
  {
    group: 'Lancement Printemps',
    destination: 'outlet',
    reason: 'Sample: the spring launch is over, the outlet goes on with it',
    began: 3 * day,
    pace: 25,
    approved: true,
    through: 'resume',
  },
  {
    group: 'Events Spring',
    destination: 'outlet',
    reason: 'Sample: the spring event moves to the outlet',
    began: 2 * day,
    pace: 20,
    approved: false,
    through: 'archive',
    cancelled: { reason: 'Sample: the event was put off' },
  },
  {
    group: 'Events Summer',
    destination: 'outlet',
    reason: 'Sample: the summer event moves to the outlet',
    began: 4 * 60,
    pace: 15,
    approved: false,
    through: 'test_sent',
  },
  {
    group: 'Lancement Été',
    destination: 'brand-uk',
    reason: 'Sample: the summer launch is sold in the UK',
    began: 100,
    pace: 10,
    approved: true,
    through: 'archive',
  },
  {
    group: 'Events Autumn',
    destination: 'brand-fr',
    reason: 'Sample: the autumn event is held in France',
    began: 20,
    pace: 5,
    approved: false,
    through: null,
  },
];

import { groups } from './company.ts';
import type { Language } from './golden.ts';

/** Who plays in which language: the operator reads it, and so does the origin's channel. */
export interface Cast {
  readonly language: Language;
  readonly operator: string;
  /** Speaks the other language and may do what the operator may. */
  readonly colleague: string;
  readonly approver: string;
  readonly group: string;
  readonly channel: string;
}

export const casts: readonly Cast[] = [
  {
    language: 'fr',
    operator: 'U0CREW',
    colleague: 'U0OPS',
    approver: 'U0APPROVER',
    group: groups.fr,
    channel: 'C0FR',
  },
  {
    language: 'en',
    operator: 'U0OPS',
    colleague: 'U0CREW',
    approver: 'U0LEAD',
    group: groups.uk,
    channel: 'C0UK',
  },
];

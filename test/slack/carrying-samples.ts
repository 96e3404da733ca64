import type { HandOffItem } from '../../src/domain/conversation/hand-off.ts';
import type { Voucher } from '../../src/domain/transfer/carry-over.ts';

type Calls = readonly (readonly unknown[])[];

const [first, second, third] = ['2026-03-01T09:30:00Z', '2026-03-02T09:30:00Z', '2026-03-03T09:30:00Z'];

const voucher = (kind: Voucher['kind'], user: unknown) => [
  { kind, user, operation: second, at: third, subscribed: 20, unsubscribed: 1 },
];
const reasons = <K extends HandOffItem['key']>(
  facts: object,
  ...all: Extract<HandOffItem, { key: K }>['reason'][]
): Calls => all.map((reason) => [{ reason, ...facts }]);

/** What the sentences about carrying over and about campaigns are called with. */
export const carryingCalls: Record<string, Calls> = {
  'carrying.known': [
    [1, 0, first],
    [1200, 34, first],
  ],
  'carrying.vouched': [
    voucher('import', null),
    voucher('import', first),
    voucher('carry_over', null),
    voucher('person', first),
    voucher('person', null),
    voucher('webhook', null),
    voucher('braze', null),
  ],
  'carrying.imported': [voucher('import', first)],
  'carrying.otherVouchers': [[1], [25]],
  'carrying.looking': [[10, 25, first]],
  'carrying.profiles': [
    [{ found: 25, no_phone: 0, absent: 0 }, first],
    [{ found: 1, no_phone: 0, absent: 1 }, first],
    [{ found: 20, no_phone: 10, absent: 15 }, first],
  ],
  'carrying.read': [[{ subscribed: 20, unsubscribed: 10, unknown: 15 }, 45]],
  'carrying.written': [[20, 45]],
  'carrying.leftOut': [[1], [25]],
  'carrying.readBack': [
    [20, 0],
    [20, 10],
  ],
  'carrying.notAsWritten': [
    [[first], 0],
    [[first, second], 25],
  ],
  'handOff.item.group': reasons<'group'>({}, 'active', 'archived'),
  'handOff.item.template': [
    ...reasons<'template'>({ names: [first, second], more: 0 }, 'approved'),
    ...reasons<'template'>({ names: [first], more: 25 }, 'approved'),
    ...reasons<'template'>({ names: [], more: 0 }, 'none'),
  ],
  'handOff.item.opted_in': reasons<'opted_in'>({ people: 25 }, 'some', 'nobody'),
  'handOff.item.test': [
    ...reasons<'test'>({ operation: first }, 'done', 'open'),
    ...reasons<'test'>({ operation: null }, 'answered', 'none'),
  ],
  'handOff.item.read_back': [
    ...reasons<'read_back'>({ operation: first }, 'done', 'open', 'left_out'),
    ...reasons<'read_back'>({ operation: null }, 'nothing'),
  ],
  'handOff.item.window': [[]],
};

import { describe, expect, it } from 'vitest';
import { type HandOffFacts, type HandOffMove, handOff } from '../../../src/domain/conversation/hand-off.ts';

const move: HandOffMove = {
  operation: 'TR-0042',
  live: false,
  sent: 'done',
  received: 'done',
  readBack: 'done',
};

const ready: HandOffFacts = {
  active: true,
  approved: ['greeting'],
  optedIn: 12,
  move,
  answered: false,
  importing: null,
};

const outcomes = (otherwise: Partial<HandOffFacts>) =>
  handOff({ ...ready, ...otherwise }).flatMap(({ key, outcome, reason }) =>
    outcome === 'ready' ? [] : [`${key} ${outcome} ${reason}`],
  );

describe('what a campaign needs', () => {
  it('[R59] is all there once template, group, opt-ins, test and read-back are', () => {
    expect(outcomes({})).toEqual([]);
    expect(handOff(ready).map(({ key }) => key)).toEqual([
      'group',
      'template',
      'opted_in',
      'test',
      'read_back',
      'window',
    ]);
  });

  it('[R41] [R51] [R64] says what is missing: a template, somebody who opted in, an active group', () => {
    expect(outcomes({ active: false, approved: [], optedIn: 0 })).toEqual([
      'group missing archived',
      'template missing none',
      'opted_in missing nobody',
    ]);
  });

  it('names three templates, each once, and says how many more there are', () => {
    const approved = ['d', 'b', 'a', 'b', 'c'];
    expect(handOff({ ...ready, approved })).toContainEqual({
      ...{ key: 'template', outcome: 'ready', reason: 'approved' },
      ...{ names: ['a', 'b', 'c'], more: 1 },
    });
  });

  it('[R74] waits for the read-back of a transfer or an import that is still open', () => {
    const open = { ...move, live: true, readBack: 'waiting' } as const;
    expect(outcomes({ move: open })).toEqual(['read_back waiting open']);
    expect(outcomes({ importing: 'IM-0003' })).toEqual(['read_back waiting open']);
    expect(outcomes({ move: { ...move, readBack: 'skipped' } })).toEqual(['read_back missing left_out']);
    expect(outcomes({ move: null, answered: true })).toEqual([]);
  });

  it('takes a test of the transfer or one that was answered; before, it waits or is missing', () => {
    const sent = { ...move, received: 'open', live: true } as const;
    expect(outcomes({ move: sent })).toEqual(['test waiting open']);
    expect(outcomes({ move: { ...sent, live: false } })).toEqual(['test missing none']);
    expect(outcomes({ move: { ...sent, live: false }, answered: true })).toEqual([]);
    expect(outcomes({ move: null })).toEqual(['test missing none']);
  });
});

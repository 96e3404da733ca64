/** How the words of a WABA that moves whole are called, where one sample for each argument is not enough. */
export function wholeCalls(
  sample: (n: number) => unknown,
): Readonly<Record<string, readonly (readonly unknown[])[]>> {
  const [first, second, third, fourth] = [sample(1), sample(2), sample(3), sample(4)];
  const facts = { moving: 12, staying: [], unlisted: 1 };
  return {
    'whole.what': [
      [1, first, second],
      [12, first, second],
    ],
    'whole.title': [
      [first, 1],
      [first, 12],
    ],
    'whole.numbers': [[1], [12]],
    'whole.scope': [[null], [12]],
    'whole.numbersTitle': [[1], [12]],
    'whole.numberLine': [
      [first, second, null],
      [first, second, third],
    ],
    'whole.more': [[3]],
    ...Object.fromEntries(
      ['all', 'some_stay', 'unlisted', 'unread'].map((reason) => [
        `whole.allNumbers.${reason}`,
        [[facts, [first, second]]],
      ]),
    ),
    'whole.at': [[[first]], [[first, second]]],
    'whole.leaveOut': [[1], [12]],
    'whole.row': [
      [first, second, third, null],
      [first, second, third, fourth],
    ],
    'whole.moved': [
      [first, 12, 12, second, []],
      [first, 1, 3, second, [third, fourth]],
    ],
  };
}

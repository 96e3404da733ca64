/** How the words about stops are called: names, one person and many, somebody's answer and the policy's. */
export function stopsCalls(sample: (n: number) => string): Record<string, readonly (readonly unknown[])[]> {
  const on = { e164: sample(1), group: sample(2) };
  const counts = [1, 25];
  const counted = counts.map((n) => [on, n]);
  const answered = counts.flatMap((n) => [null, sample(3)].map((by) => [on, n, by]));
  return {
    'stops.asked': counted,
    'stops.unsubscribe': counts.map((n) => [n]),
    'stops.confirmText': counts.map((n) => [sample(1), n]),
    'stops.closed.unsubscribed': answered,
    'stops.closed.left': answered,
    'stops.closed.askedAgain': [[on]],
    'stops.done': counted,
    'stops.refused': counted,
    'stops.resumed': counted,
    'stops.stuck': counts.map((n) => [on, n, sample(3)]),
    'stops.stopped': counts.map((n) => [n]),
    'stops.answer.unsubscribed': counts.map((n) => [sample(1), n]),
    'stops.answer.left': counts.map((n) => [sample(1), n]),
    'stops.answer.already': ['left', 'unsubscribed'].flatMap((decision) =>
      answered.map(([, n, by]) => [decision, n, by, sample(4)]),
    ),
  };
}

/** Somebody tried what cannot be done here; the message says what and why. */
export class Impossible extends Error {
  override readonly name = 'Impossible';
}

/** It could be done at another time: the message says what stands in the way now. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
}

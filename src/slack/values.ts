/** What a button carries back: the operation, and the step or the plan's digest. Opaque to Slack (SPEC 10.4). */
export interface ButtonValue {
  readonly operation: string;
  readonly detail: string;
}

export const encodeValue = (operation: string, detail = ''): string => `${operation}|${detail}`;

export function decodeValue(value: string): ButtonValue {
  const [operation = '', detail = ''] = value.split('|', 2);
  return { operation, detail };
}

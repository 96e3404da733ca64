export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

export function refused(message: string): Reply {
  return { status: 400, body: { message } };
}

export const invalidGroup = refused('The subscription group is not valid.');
export const emailAndPhone = refused(
  'Either an email address or a phone number should be provided, but not both.',
);

/** Of people in one request (domain.md A.3 to A.6). */
export const mostIds = 50;

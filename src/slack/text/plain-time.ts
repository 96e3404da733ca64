/** An ISO time to the minute, where Slack shows plain text and its own dates are not to be had. */
export const minuteOf = (iso: string): string => iso.slice(0, 16).replace('T', ' ');

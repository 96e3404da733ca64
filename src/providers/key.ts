/** What an HTTP header can carry; typographic quotes around a key can't be sent at all. */
const sendable = /^[\x21-\x7e]+$/;

export function isSendable(key: string | undefined): key is string {
  return key !== undefined && sendable.test(key);
}

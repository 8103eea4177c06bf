import { randomUUID } from 'node:crypto';

const MESSAGE_ID = /^[0-9a-f]{16}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-000000$/;

/** Returns an id in the format of SES: `0100`, milliseconds in 12 hex digits, a UUID, `000000`. Sorts by time. */
export function newMessageId(now: Date, uuid: string = randomUUID()): string {
  return `0100${now.getTime().toString(16).padStart(12, '0')}-${uuid}-000000`;
}

/** Returns true for an id in this format, which is safe as a file name. */
export function isMessageId(text: string): boolean {
  return MESSAGE_ID.test(text);
}

import { randomUUID } from 'node:crypto';

const MESSAGE_ID = /^[0-9a-f]{16}-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}-000000$/;

/** A message id as SES gives them: `0100`, the millisecond in 12 hex digits, a UUID, `000000`. Sorts by time. */
export function newMessageId(now: Date, uuid: string = randomUUID()): string {
  return `0100${now.getTime().toString(16).padStart(12, '0')}-${uuid}-000000`;
}

/** Whether a text is such an id, and so safe as a file name. */
export function isMessageId(text: string): boolean {
  return MESSAGE_ID.test(text);
}

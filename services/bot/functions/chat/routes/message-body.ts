import type { Said } from '../../../helpdesk/conversations/chat-message.ts';
import { refuseUnknown } from '../http/json-body.ts';
import { Problem } from '../http/problem.ts';
import { plainText } from './plain-text.ts';

/** The maximum body size in bytes: room for 20,000 characters of text, all escaped, and the ids. */
export const MAX_MESSAGE_BYTES = 131_072;

const CLIENT_MESSAGE_ID = /^[A-Za-z0-9_-]{1,64}$/;

export interface MessageBody {
  readonly said: Said;
  /** The text that was said. */
  readonly text: string;
  readonly clientMessageId: string;
}

/**
 * Reads `{text | buttonValue, clientMessageId}`; whether it fits is the turn's matter.
 * Throws a Problem 400 with a sentence for the person.
 */
export function readMessageBody(body: Readonly<Record<string, unknown>>): MessageBody {
  refuseUnknown(body, ['text', 'buttonValue', 'clientMessageId']);
  const { text, buttonValue, clientMessageId } = body;
  if (typeof clientMessageId !== 'string' || !CLIENT_MESSAGE_ID.test(clientMessageId)) {
    const detail = 'Send a "clientMessageId" of 1 to 64 letters, digits, "-" or "_".';
    throw new Problem(400, 'No message id', detail);
  }
  if ((text === undefined) === (buttonValue === undefined)) {
    throw new Problem(400, 'No message', 'Send either "text" or "buttonValue".');
  }
  const clean = cleanText(text ?? buttonValue);
  const said = text === undefined ? { buttonValue: clean } : { text: clean };
  return { said, text: clean, clientMessageId };
}

function cleanText(value: unknown): string {
  if (typeof value !== 'string') throw new Problem(400, 'No text', 'The message must be text.');
  const text = plainText(value);
  if (text === '') throw new Problem(400, 'Empty message', 'Please type a message first.');
  return text;
}

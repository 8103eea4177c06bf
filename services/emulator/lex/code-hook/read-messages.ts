import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import { InvalidHookResponse, type ResponseReader } from './response-reader.ts';

const TYPES = ['PlainText', 'SSML', 'CustomPayload', 'ImageResponseCard'] as const;
const MAX_MESSAGES = 10;
const MAX_CONTENT = 1024;

/** Reads the messages of a response. Throws InvalidHookResponse if they are outside the API's bounds. */
export function readMessages(readers: readonly ResponseReader[]): readonly Message[] {
  if (readers.length > MAX_MESSAGES) {
    throw new InvalidHookResponse(`${readers.length} messages, the most is ${MAX_MESSAGES}`);
  }
  return readers.map(readMessage);
}

function readMessage(reader: ResponseReader): Message {
  const contentType = reader.word('contentType', TYPES);
  if (!contentType) throw new InvalidHookResponse('a message needs "contentType"');
  if (contentType === 'ImageResponseCard') {
    const card = reader.object('imageResponseCard', 'ImageResponseCard');
    if (!card) throw new InvalidHookResponse('a card message needs "imageResponseCard"');
    return { contentType, imageResponseCard: readCard(card) };
  }
  return { contentType, content: bounded(reader.required('content'), 'content', MAX_CONTENT) };
}

function readCard(reader: ResponseReader): NonNullable<Message['imageResponseCard']> {
  const [subtitle, imageUrl] = [reader.text('subtitle'), reader.text('imageUrl')];
  const buttons = reader.list('buttons', 'Button').map((button) => ({
    text: bounded(button.required('text'), 'button text', 50),
    value: bounded(button.required('value'), 'button value', 50),
  }));
  if (buttons.length > 5) throw new InvalidHookResponse(`${buttons.length} buttons, the most is 5`);
  return {
    title: bounded(reader.required('title'), 'card title', 250),
    ...(subtitle ? { subtitle: bounded(subtitle, 'card subtitle', 250) } : {}),
    ...(imageUrl ? { imageUrl: bounded(imageUrl, 'card imageUrl', 250) } : {}),
    ...(buttons.length > 0 ? { buttons } : {}),
  };
}

function bounded(text: string, what: string, most: number): string {
  if (text.length <= most) return text;
  throw new InvalidHookResponse(`the ${what} has ${text.length} characters, the most is ${most}`);
}

import type { Message } from '@aws-sdk/client-lex-runtime-v2';
import type { Constraints } from './constraints.ts';

const TYPES = ['CustomPayload', 'ImageResponseCard', 'PlainText', 'SSML'] as const;

/** Checks messages that a client hands in. */
export function checkMessages(constraints: Constraints, messages: readonly Message[]): void {
  constraints.count('messages', messages, 10);
  messages.forEach((message, index) => {
    checkMessage(constraints, `messages.${index + 1}.member`, message);
  });
}

function checkMessage(constraints: Constraints, at: string, message: Message): void {
  constraints.oneOf(`${at}.contentType`, message.contentType, TYPES);
  if (message.content !== undefined) {
    constraints.length(`${at}.content`, message.content, 1, 1024, true);
  }
  const card = message.imageResponseCard;
  if (!card) return;
  constraints.length(`${at}.imageResponseCard.title`, card.title, 1, 250);
  if (card.subtitle !== undefined) {
    constraints.length(`${at}.imageResponseCard.subtitle`, card.subtitle, 1, 250);
  }
  const buttons = card.buttons ?? [];
  constraints.count(`${at}.imageResponseCard.buttons`, buttons, 5);
  buttons.forEach((button, index) => {
    const place = `${at}.imageResponseCard.buttons.${index + 1}.member`;
    constraints.length(`${place}.text`, button.text, 1, 50);
    constraints.length(`${place}.value`, button.value, 1, 50);
  });
}

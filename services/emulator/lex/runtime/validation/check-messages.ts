import type { Constraints } from './constraints.ts';

const TYPES = ['CustomPayload', 'ImageResponseCard', 'PlainText', 'SSML'] as const;

/** Checks messages that a client sent. */
export function checkMessages(constraints: Constraints, messages: unknown): void {
  if (messages === undefined || messages === null) return;
  if (!constraints.list('messages', messages)) return;
  constraints.count('messages', messages, 10);
  messages.forEach((message, index) => {
    const at = `messages.${index + 1}.member`;
    if (constraints.object(at, message)) checkMessage(constraints, at, message);
  });
}

function checkMessage(
  constraints: Constraints,
  at: string,
  message: Readonly<Record<string, unknown>>,
): void {
  constraints.oneOf(`${at}.contentType`, message.contentType, TYPES);
  if (message.content !== undefined) {
    constraints.length(`${at}.content`, message.content, 1, 1024, true);
  }
  const card = message.imageResponseCard;
  if (card === undefined || !constraints.object(`${at}.imageResponseCard`, card)) return;
  constraints.length(`${at}.imageResponseCard.title`, card.title, 1, 250);
  if (card.subtitle !== undefined) {
    constraints.length(`${at}.imageResponseCard.subtitle`, card.subtitle, 1, 250);
  }
  checkButtons(constraints, `${at}.imageResponseCard.buttons`, card.buttons);
}

function checkButtons(constraints: Constraints, at: string, buttons: unknown): void {
  if (buttons === undefined || !constraints.list(at, buttons)) return;
  constraints.count(at, buttons, 5);
  buttons.forEach((button, index) => {
    const place = `${at}.${index + 1}.member`;
    if (!constraints.object(place, button)) return;
    constraints.length(`${place}.text`, button.text, 1, 50);
    constraints.length(`${place}.value`, button.value, 1, 50);
  });
}

import type { ReplyMessage } from '../../../bot/helpdesk/answers/replies/reply-messages.ts';
import type { Explanation } from '../../questions/explanation/explain.ts';
import { buttonsOf } from '../../questions/explanation/reply-texts.ts';

/** Formats what a client gets that knows cards, and what is different if the text would open a ticket. */
export function formatMessages({ reply }: Explanation): string[] {
  const { messages, ifProblem } = reply;
  return [
    'What a client gets',
    ...messages.flatMap(messageLines),
    'If the text is taken for a problem (support-bot nlu explain)',
    ...(ifProblem
      ? buttonsOf(ifProblem.slice(messages.length)).map((button) => `  also: [ ${button.text} ]`)
      : ['  the ticket begins, and no page is named']),
    ...(ifProblem?.length === messages.length ? ['  the same'] : []),
  ];
}

function messageLines(message: ReplyMessage): string[] {
  if (message.contentType === 'PlainText') return ['  text: as above'];
  if (message.contentType === 'CustomPayload') return [`  card: ${message.content}`];
  const { title, buttons } = message.imageResponseCard;
  return [
    `  buttons: ${title}`,
    ...buttons.map(({ text, value }) => `    [ ${text} ] sends "${value}"`),
  ];
}

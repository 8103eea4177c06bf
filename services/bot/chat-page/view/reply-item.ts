import type { ReplyItem } from '../reply-items.ts';
import { answerActions } from './answer-actions.ts';
import { answerCard } from './answer-card.ts';
import { callButton } from './call-button.ts';
import { checkCard } from './check-card.ts';
import { choices } from './choices.ts';
import { h } from './element.ts';
import { markdownText } from './markdown-text.ts';
import type { MessageActions } from './message-actions.ts';
import { noticeLine } from './notice-line.ts';
import { progressLine } from './progress-line.ts';
import type { Rated } from './rating.ts';
import { sentCopy, ticketCard } from './ticket-card.ts';
import { urgentCard } from './urgent-card.ts';

/** What the parts of a reply must know of the whole. */
export interface AboutReply extends Rated {
  /** Whether it comes now, and is not shown again. */
  readonly isNew: boolean;
}

/** Builds a part of a reply. */
export function replyItem(
  item: ReplyItem,
  actions: MessageActions,
  about: AboutReply,
): HTMLElement {
  switch (item.kind) {
    case 'text':
      return markdownText(item.text, actions.shortNumbers());
    case 'notice':
      return noticeLine(item.text);
    case 'urgent':
      return urgentCard(item.text, item.contacts, about.isNew);
    case 'answer':
      return h(
        'div',
        { class: 'answer' },
        answerCard(item.card, actions),
        answerActions(item.card, about, actions),
      );
    case 'person':
      return callButton(() => actions.callPerson());
    case 'progress':
      return progressLine(item.step, item.of);
    case 'check':
      return checkCard(item.heading, item.rows, (words) => actions.say(words));
    case 'ticket':
      return ticketCard(item.ticketId, item.next, (text, what) => actions.copy(text, what));
    case 'sent':
      return sentCopy(item.heading, item.text);
    case 'choices': {
      const { choices: card, pages, isTitled } = item;
      return choices({ card, pages, isTitled }, (button) => actions.choose(button));
    }
  }
}

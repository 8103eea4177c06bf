import { describe, expect, it } from 'vitest';
import type { Card } from '../../../../../services/bot/helpdesk/conversations/card.ts';
import type { ChatMessage } from '../../../../../services/bot/helpdesk/conversations/chat-message.ts';
import { redactMessages } from '../../../../../services/bot/helpdesk/conversations/redact-turn.ts';

/** A row of a table on a page, which looks like a password. */
const QUOTE = 'Wrong NetLink ID or password: Type both again.';
const CARD_NUMBER = '4111 1111 1111 1111';

const said = (content: string): ChatMessage => ({ contentType: 'PlainText', content });
const card = (given: Partial<Card>): ChatMessage => ({
  contentType: 'CustomPayload',
  card: { v: 1, kind: 'answer', also: [], ...given },
});

describe('redactMessages', () => {
  it('leaves an answer word for word, which quotes a page', () => {
    const answer = [said(`Sign in\n“${QUOTE}”`), card({ title: 'Sign in', quote: QUOTE })];

    expect(redactMessages(answer)).toEqual(answer);
  });

  it('leaves the sections of an offer, whose titles are the pages’', () => {
    const title = 'Reset your NetLink ID password: Password rules';
    const offered = [said(`I have this:\n• ${title}`), card({ kind: 'didYouMean', title })];

    expect(redactMessages(offered)).toEqual(offered);
  });

  it('redacts what repeats the words of the person, next to an answer too', () => {
    const messages = [
      said(`I looked for “${CARD_NUMBER}”.`),
      card({ kind: 'refusal', quote: CARD_NUMBER }),
      said(`You said ${CARD_NUMBER}.`),
      said('Sign in'),
      card({ title: 'Sign in' }),
    ];

    expect(JSON.stringify(redactMessages(messages))).not.toContain('4111');
  });
});

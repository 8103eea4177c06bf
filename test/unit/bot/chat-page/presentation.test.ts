import { describe, expect, it } from 'vitest';
import type { Card, ChatMessage } from '../../../../services/bot/chat-page/chat-api.ts';
import { placeLabel } from '../../../../services/bot/chat-page/place-label.ts';
import { presentation } from '../../../../services/bot/chat-page/presentation.ts';
import { saidText } from '../../../../services/bot/chat-page/said-text.ts';
import { chatMessages } from '../../../../services/bot/functions/chat/lex/chat-messages.ts';
import { answerMessages } from '../../../../services/bot/helpdesk/answers/replies/answer-messages.ts';

const TEXT: ChatMessage = { contentType: 'PlainText', content: 'Anything else?' };
const CHOICES: ChatMessage = {
  contentType: 'ImageResponseCard',
  imageResponseCard: { title: 'Topic', buttons: [{ text: 'Course sites', value: 'course-sites' }] },
};

function aCard(part: Partial<Card> = {}): ChatMessage {
  const card: Card = { v: 1, kind: 'answer', href: '/api/documents/x', also: [], ...part };
  return { contentType: 'CustomPayload', card };
}

describe('what is shown of a reply', () => {
  it('is the card of an answer, not the text that says the same, and all the rest in order', () => {
    const said = chatMessages(
      answerMessages({
        passage: {
          id: 'p',
          docId: 'abcdefghijklmnop',
          key: 'documents/a.html',
          kind: 'page',
          title: 'Passwords',
          heading: 'Reset',
          text: '',
          place: { anchor: 'reset' },
          lang: 'en',
          ordinal: 0,
        },
        quote: 'Go to "My account".\nThen choose   Reset.',
        also: [],
        confidence: 1,
      }),
    );

    const shown = presentation([...said, TEXT, CHOICES]);

    expect(shown.map(({ kind }) => kind)).toEqual(['answer', 'text', 'choices']);
  });

  it('is the text when the card has nothing to open', () => {
    const { href: _, ...card } = (aCard() as { card: Card }).card;
    const messages: ChatMessage[] = [
      { contentType: 'PlainText', content: 'The quote' },
      { contentType: 'CustomPayload', card: { ...card, quote: 'The quote' } },
    ];

    expect(presentation(messages)).toEqual([{ kind: 'text', text: 'The quote' }]);
  });

  it('is the text of a card of another kind', () => {
    const messages = [TEXT, aCard({ kind: 'ticket', title: 'Anything else?' })];

    expect(presentation(messages)).toEqual([{ kind: 'text', text: 'Anything else?' }]);
  });

  it('is the text too when the card says something else', () => {
    expect(presentation([TEXT, aCard({ quote: 'Another thing' })])).toHaveLength(2);
    expect(presentation([TEXT, aCard()])).toHaveLength(2);
  });
});

describe('the label of a place', () => {
  it.each([
    [{ startSeconds: 83 }, 'Play from 1:23'],
    [{ startSeconds: 3723.9 }, 'Play from 1:02:03'],
    [{ anchor: 'reset' }, 'Open the page at this place'],
    [{ page: 4 }, 'Open page 4'],
    [undefined, 'Open the page'],
  ])('of %j is %s', (place, label) => {
    expect(placeLabel(place)).toBe(label);
  });
});

describe('what a person said, seen again', () => {
  it('is the text of the button that was pressed, or its value when nobody knows it', () => {
    expect(saidText({ text: 'hello' }, [CHOICES])).toBe('hello');
    expect(saidText({ buttonValue: 'course-sites' }, [CHOICES])).toBe('Course sites');
    expect(saidText({ buttonValue: 'other' }, [CHOICES])).toBe('other');
  });
});

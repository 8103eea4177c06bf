import { describe, expect, it } from 'vitest';
import type { Card, ChatMessage } from '../../../../services/bot/chat-page/chat-api.ts';
import { contactLinks } from '../../../../services/bot/chat-page/contact-links.ts';
import { placeLabel } from '../../../../services/bot/chat-page/place-label.ts';
import { presentation } from '../../../../services/bot/chat-page/presentation.ts';
import { quoteBlocks } from '../../../../services/bot/chat-page/quote-blocks.ts';
import { saidText } from '../../../../services/bot/chat-page/said-text.ts';
import { savedLabel } from '../../../../services/bot/chat-page/saved-label.ts';
import { chatMessages } from '../../../../services/bot/functions/chat/lex/chat-messages.ts';
import { answerMessages } from '../../../../services/bot/helpdesk/answers/replies/answer-messages.ts';
import { offerMessages } from '../../../../services/bot/helpdesk/answers/replies/offer-messages.ts';
import type { Passage } from '../../../../services/bot/helpdesk/documents/passage.ts';

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

  it('is the number of a ticket that was sent, below the text, to be copied', () => {
    const messages = [TEXT, aCard({ kind: 'ticket', title: 'x', ticketId: 'LTSI-3C0WQEHZPR' })];

    expect(presentation(messages)).toEqual([
      { kind: 'text', text: 'Anything else?' },
      { kind: 'ticket', ticketId: 'LTSI-3C0WQEHZPR' },
    ]);
  });

  it('is the text too when the card says something else', () => {
    expect(presentation([TEXT, aCard({ quote: 'Another thing' })])).toHaveLength(2);
    expect(presentation([TEXT, aCard()])).toHaveLength(2);
  });
});

const CONTACTS = [
  { id: 'a', label: 'Crisis line, day and night', phone: '988' },
  { id: 'b', label: 'Security', phone: '250-555-0100', email: 'safe@example.edu' },
];

describe('what is shown of something urgent', () => {
  const urgent = chatMessages([
    {
      contentType: 'PlainText',
      content:
        'You are not alone.\nCrisis line, day and night: 988\nSecurity: 250-555-0100, safe@example.edu',
    },
    {
      contentType: 'CustomPayload',
      content: JSON.stringify({ v: 1, kind: 'urgent', id: 'crisis', contacts: CONTACTS }),
    },
  ]);

  it('is first, with each contact once', () => {
    const shown = presentation([TEXT, ...urgent, CHOICES]);

    expect(shown.map(({ kind }) => kind)).toEqual(['urgent', 'text', 'choices']);
    expect(shown[0]).toEqual({ kind: 'urgent', text: 'You are not alone.', contacts: CONTACTS });
  });

  it('keeps the line of a contact that did not fit on the card', () => {
    const card: Card = { v: 1, kind: 'urgent', also: [], contacts: CONTACTS.slice(0, 1) };
    const [text] = urgent;

    const [shown] = presentation([...(text ? [text] : []), { contentType: 'CustomPayload', card }]);

    expect(shown).toMatchObject({
      text: 'You are not alone.\nSecurity: 250-555-0100, safe@example.edu',
    });
  });

  it('is its text if the card names nobody', () => {
    const shown = presentation([TEXT, aCard({ kind: 'urgent' })]);

    expect(shown).toEqual([{ kind: 'text', text: 'Anything else?' }]);
  });

  it('leaves out what is no contact', () => {
    const [message] = chatMessages([
      {
        contentType: 'CustomPayload',
        content: JSON.stringify({
          v: 1,
          kind: 'urgent',
          contacts: [null, 'x', { label: 'Nobody' }, { label: 7, phone: '1' }, CONTACTS[0]],
        }),
      },
    ]);

    expect(message).toMatchObject({ card: { contacts: [CONTACTS[0]] } });
  });
});

describe('what is shown of an offer', () => {
  const passage = (heading: string, id: string): Passage => ({
    id: `abcdefghijklmnop:${id}`,
    docId: 'abcdefghijklmnop',
    key: 'documents/a.html',
    kind: 'page',
    title: 'Zoom',
    heading,
    text: '',
    place: { anchor: id },
    lang: 'en',
    ordinal: 0,
  });
  const { text, card, title, buttons } = offerMessages({
    kind: 'offer',
    sections: [passage('Join', '01234567'), passage('', '89abcdef')],
    about: ['zoom'],
    missing: ['fax'],
    confidence: 0.5,
  });
  const all = [...buttons, { text: 'Open a ticket', value: 'open a ticket' }];
  const shown = presentation(
    chatMessages([
      { contentType: 'PlainText', content: text },
      { contentType: 'CustomPayload', content: card },
      { contentType: 'ImageResponseCard', imageResponseCard: { title, buttons: all } },
    ]),
  );

  it('is its words without the sections, which are buttons with their page', () => {
    expect(shown).toEqual([
      { kind: 'text', text: 'I have nothing on “fax”, but this about “zoom”:' },
      {
        kind: 'choices',
        choices: { title: 'Which of these do you mean?', buttons: all },
        pages: ['Zoom', '', ''],
      },
    ]);
  });

  it('never shows the id of a section as what was said', () => {
    const [{ value } = { value: '' }] = buttons;

    expect(saidText({ buttonValue: value }, [])).toBe('Show this section');
    expect(
      saidText({ buttonValue: value }, [
        { contentType: 'ImageResponseCard', imageResponseCard: { title, buttons } },
      ]),
    ).toBe('Join');
  });
});

describe('what is shown of a notice', () => {
  it('is a line of its own', () => {
    expect(presentation([{ contentType: 'PlainText', content: 'Notice: Zoom is down' }])).toEqual([
      { kind: 'notice', text: 'Zoom is down' },
    ]);
  });
});

describe('the day on which a page was saved', () => {
  it('is the same wherever the reader is', () => {
    expect(savedLabel('2026-03-12')).toBe('Saved 12 March 2026');
    expect(savedLabel('soon')).toBeUndefined();
    expect(savedLabel(undefined)).toBeUndefined();
  });
});

describe('the ways to reach a contact', () => {
  it.each([
    [{ phone: '988' }, 'tel:988'],
    [{ phone: '250-555-0100' }, 'tel:2505550100'],
    [{ phone: '+1 (250) 555-0100 ext. 12' }, 'tel:+12505550100;ext=12'],
    [{ phone: 'ask at the desk' }, undefined],
    [{ email: 'safe@example.edu' }, 'mailto:safe@example.edu'],
    [{ email: 'a@example.edu?cc=b@example.edu' }, undefined],
    [{ url: 'https://example.edu/safe' }, 'https://example.edu/safe'],
    [{ url: 'javascript:alert(1)' }, undefined],
    [{ place: 'Library' }, undefined],
  ])('%j leads to %s', (ways, href) => {
    const links = contactLinks({ label: 'Desk', ...ways });

    expect(links.map((link) => link.href)).toEqual([href]);
    expect(links.map((link) => link.text)).toEqual(Object.values(ways));
  });
});

describe('the blocks of a quote', () => {
  it('are paragraphs, and lists with their numbers', () => {
    expect(quoteBlocks('Do this:\n3. Open it.\na. Here\n– there\n4. Close it.\n…')).toEqual([
      { kind: 'paragraph', text: 'Do this:' },
      {
        kind: 'steps',
        items: [
          { number: 3, lines: ['Open it.', 'a. Here', '– there'] },
          { number: 4, lines: ['Close it.'] },
        ],
      },
      { kind: 'paragraph', text: '…' },
    ]);
  });

  it('of another list are items, and what only looks like a list is a paragraph', () => {
    expect(quoteBlocks('• One\n• Two\n\n2026 was long.\n– aside')).toEqual([
      { kind: 'items', items: [{ lines: ['One'] }, { lines: ['Two'] }] },
      { kind: 'paragraph', text: '2026 was long.' },
      { kind: 'paragraph', text: '– aside' },
    ]);
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

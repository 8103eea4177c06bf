import type { BotReply } from '../../../services/bot/functions/chat/lex/bot.ts';
import type { ChatMessage } from '../../../services/bot/helpdesk/conversations/chat-message.ts';
import { parseCard } from '../../../services/bot/helpdesk/conversations/parse-card.ts';
import { plainText } from './fake-bot.ts';
import { PAGE_ID, VIDEO_ID } from './fake-documents.ts';

export const QUOTE = 'Press the green button to share your screen.';

export function videoAnswer(): BotReply {
  const payload = {
    v: 1,
    kind: 'answer',
    docId: VIDEO_ID,
    title: 'Sharing your screen',
    quote: QUOTE,
    place: { startSeconds: 5 },
    also: [{ docId: PAGE_ID, title: 'Passwords', place: { anchor: 'reset' } }],
  };
  const card = parseCard(JSON.stringify(payload));
  if (card === undefined) throw new Error('The card is wrong');
  return {
    messages: [
      plainText(`Sharing your screen (video)\n“${QUOTE}”\nStarts at 0:05.`),
      { contentType: 'CustomPayload', card },
    ],
  };
}

export function card(content: object): ChatMessage {
  const parsed = parseCard(JSON.stringify({ v: 1, ...content }));
  if (parsed === undefined) throw new Error('The card is wrong');
  return { contentType: 'CustomPayload', card: parsed };
}

export function stepsAnswer(): BotReply {
  const quote = 'Do this:\n3. Open the account page.\n4. Choose <b>Reset</b>.\n5. Type a new one.';
  const place = { anchor: 'reset' };
  return {
    messages: [
      plainText(`Passwords\n“${quote}”\nSaved 12 March 2026`),
      card({
        kind: 'answer',
        docId: PAGE_ID,
        title: 'Passwords',
        quote,
        place,
        savedAt: '2026-03-12',
      }),
    ],
  };
}

export const SHOW_SECTION = `show section ${PAGE_ID}:01234567`;

/** Offers a section, and answers when its button is pressed. */
export function offerOr(answer: () => BotReply): (text: string) => BotReply {
  const also = [{ docId: PAGE_ID, title: 'Zoom: Join a meeting', place: { anchor: 'join' } }];
  const buttons = [
    { text: 'Join a meeting', value: SHOW_SECTION },
    { text: 'Open a ticket with this question', value: 'open a ticket' },
  ];
  return (text) =>
    text === SHOW_SECTION
      ? answer()
      : {
          messages: [
            plainText('I have nothing on “fax”, but this about “zoom”:\n• Zoom: Join a meeting'),
            card({ kind: 'didYouMean', also }),
            {
              contentType: 'ImageResponseCard',
              imageResponseCard: { title: 'Which of these do you mean?', buttons },
            },
          ],
        };
}

export function urgentReply(): BotReply {
  const contacts = [
    { id: 'line', label: 'Crisis line', phone: '988' },
    { id: 'safe', label: 'Security', phone: '250-555-0100', email: 'safe@example.edu' },
  ];
  const buttons = [{ text: 'Go on with my ticket', value: 'continue my ticket' }];
  return {
    messages: [
      plainText('You are not alone.\nCrisis line: 988\nSecurity: 250-555-0100, safe@example.edu'),
      card({ kind: 'urgent', id: 'crisis', contacts }),
      {
        contentType: 'ImageResponseCard',
        imageResponseCard: { title: 'What else?', buttons },
      },
    ],
  };
}

export function choice(text: string): BotReply {
  if (!text.startsWith('open')) return { messages: [plainText(`Heard: ${text}`)] };
  const buttons = [
    { text: 'Accounts', value: 'accounts' },
    { text: 'Course sites', value: 'course-sites' },
  ];
  const imageResponseCard = { title: 'What is it about?', buttons };
  return { messages: [{ contentType: 'ImageResponseCard', imageResponseCard }] };
}

/** Asks for the description of a ticket, the second question of two. */
export function descriptionQuestion(): BotReply {
  const form = { answers: { name: 'Jordan Lee' }, asked: 'description', of: 2, tries: 0 };
  return {
    messages: [
      plainText('Please describe what happened. (2 of 2)'),
      card({ kind: 'progress', step: 2, of: 2 }),
    ],
    attributes: { ticketForm: JSON.stringify(form) },
  };
}

/** Shows a ticket before it is sent, as the bot does. */
export function ticketCheck(): BotReply {
  const form = { answers: { name: 'Jordan Lee' }, asked: 'check', of: 1, tries: 0 };
  const fields = [
    { name: 'name', label: 'Name', value: 'Jordan Lee' },
    { name: 'email', label: 'Replies go to', value: 'jordan.lee@example.edu' },
    { name: 'urgency', label: 'Urgent', value: 'no' },
    { name: 'description', label: 'Description', value: 'No sound in Zoom.' },
    { name: 'conversation', label: 'This chat', value: 'goes along, or say “leave out the chat”' },
  ];
  const lines = fields.map(({ label, value }) => `${label}: ${value}`);
  const text = ['This will be sent:', ...lines, 'Shall I send the ticket? Or say what to change.'];
  return {
    messages: [
      plainText(text.join('\n')),
      card({ kind: 'check', fields }),
      buttons('Send this ticket?', ['Send it', 'send'], ['It is urgent', 'make it urgent']),
      buttons('Or change something', ['Change: name', 'change name']),
    ],
    attributes: { ticketForm: JSON.stringify(form) },
  };
}

/** Confirms a ticket that was sent. */
export function sentTicket(): BotReply {
  return {
    messages: [
      plainText('Your ticket is LTSI-3C0WQEHZPR. It goes to the team "Video".'),
      card({ kind: 'ticket', ticketId: 'LTSI-3C0WQEHZPR' }),
      plainText('This was sent:\nName: Jordan Lee'),
    ],
  };
}

function buttons(title: string, ...of: readonly (readonly [string, string])[]): ChatMessage {
  const all = of.map(([text, value]) => ({ text, value }));
  return { contentType: 'ImageResponseCard', imageResponseCard: { title, buttons: all } };
}

import { CARD_KINDS } from '../../../helpdesk/conversations/card.ts';
import { COUNT, listOf, object, ref, type Schema, TEXT } from './schema.ts';

const SECONDS: Schema = { type: 'number', minimum: 0 };
const DOC_ID: Schema = { type: 'string', pattern: '^[A-Za-z0-9_-]{16}$' };

const CONTACT_WAYS: Schema = { phone: TEXT, email: TEXT, url: TEXT, place: TEXT };

/** What is said, by the person and by the bot. */
export const MESSAGE_SCHEMAS: Readonly<Record<string, Schema>> = {
  Said: { oneOf: [object({ text: TEXT }), object({ buttonValue: TEXT })] },
  ChatMessage: {
    description: 'A message by the content type that Amazon Lex gave it.',
    oneOf: [ref('PlainText'), ref('CustomPayload'), ref('ImageResponseCard')],
  },
  PlainText: object({ contentType: { const: 'PlainText' }, content: TEXT }),
  CustomPayload: object({ contentType: { const: 'CustomPayload' }, card: ref('Card') }),
  ImageResponseCard: object({
    contentType: { const: 'ImageResponseCard' },
    imageResponseCard: object(
      {
        title: TEXT,
        buttons: listOf(object({ text: TEXT, value: TEXT })),
      },
      { subtitle: TEXT, imageUrl: TEXT },
    ),
  }),
  Card: {
    description:
      'Says the same as the PlainText message before it. A client shows a kind that it does not know by that text: more kinds may come.',
    ...object(
      { v: { const: 1 }, kind: { enum: CARD_KINDS }, also: listOf(ref('CardLink')) },
      {
        docId: DOC_ID,
        title: TEXT,
        quote: TEXT,
        place: ref('Place'),
        href: { ...TEXT, description: 'The document at its place.' },
        video: { ...TEXT, description: 'For a place in a video: the address of its VideoSource.' },
        savedAt: { ...TEXT, description: 'The day on which the document was saved.' },
        ticketId: TEXT,
        state: { ...TEXT, description: '"offered" if a person can take over the chat now.' },
        id: { ...TEXT, description: 'What was met that is urgent.' },
        contacts: listOf(object({ id: TEXT, label: TEXT }, CONTACT_WAYS)),
        fields: listOf(object({ name: TEXT, label: TEXT, value: TEXT })),
        step: COUNT,
        of: COUNT,
        trace: TEXT,
      },
    ),
  },
  CardLink: object({ docId: DOC_ID, title: TEXT, href: TEXT }, { place: ref('Place') }),
  Place: {
    oneOf: [object({ anchor: TEXT }), object({ page: COUNT }), object({ startSeconds: SECONDS })],
  },
  Contact: object({ label: TEXT }, CONTACT_WAYS),
};

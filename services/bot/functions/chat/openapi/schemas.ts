import { FEEDBACK_REASONS } from '../../../chat-page/chat-api.ts';
import { MAX_COMMENT } from '../../../helpdesk/conversations/turn-rating.ts';
import { HANDOFF_SCHEMAS } from './handoff-schemas.ts';
import { MESSAGE_SCHEMAS } from './message-schemas.ts';
import { COUNT, listOf, object, ref, type Schema, TEXT, TIME } from './schema.ts';

const BOOLEAN: Schema = { type: 'boolean' };
const COLOUR: Schema = { type: 'string', pattern: '^#[0-9a-f]{6}$' };
const MESSAGE_ID: Schema = { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' };

const SESSION_SCHEMAS: Readonly<Record<string, Schema>> = {
  NewSession: object({}, { locale: TEXT }),
  OpenedSession: object({
    sessionId: ref('SessionId'),
    expiresAt: TIME,
    at: TIME,
    messages: listOf(ref('ChatMessage')),
  }),
  SessionId: { type: 'string', pattern: '^[A-Za-z0-9_-]{22}$' },
  Message: {
    oneOf: [
      object({ text: TEXT, clientMessageId: MESSAGE_ID }),
      object({ buttonValue: TEXT, clientMessageId: MESSAGE_ID }),
    ],
  },
  Reply: object(
    { turn: COUNT, messages: listOf(ref('ChatMessage')), expiresAt: TIME, at: TIME },
    { repliedAt: TIME },
  ),
  PastConversation: object({ turns: listOf(ref('PastTurn')), expiresAt: TIME }),
  PastTurn: object(
    {
      turn: COUNT,
      state: { enum: ['pending', 'done', 'failed'] },
      messages: listOf(ref('ChatMessage')),
      at: TIME,
    },
    {
      repliedAt: TIME,
      said: ref('Said'),
      helpful: BOOLEAN,
      reference: TEXT,
      handoff: ref('PastHandoff'),
    },
  ),
  Feedback: object(
    { turn: { type: 'integer', minimum: 0, maximum: 9999 }, helpful: BOOLEAN },
    { reason: { enum: FEEDBACK_REASONS }, comment: { ...TEXT, maxLength: MAX_COMMENT } },
  ),
  Draft: object(
    {
      fields: listOf(object({ name: TEXT, label: TEXT, value: TEXT })),
      uploads: listOf(object({ n: COUNT, name: TEXT, size: COUNT })),
    },
    { asked: TEXT },
  ),
  File: object({ name: { ...TEXT, minLength: 1, maxLength: 255 }, size: COUNT }, { type: TEXT }),
  AllowedFile: object({
    n: COUNT,
    name: TEXT,
    url: { type: 'string', format: 'uri' },
    fields: { type: 'object', additionalProperties: TEXT },
    expiresAt: TIME,
  }),
};

const CONFIG_SCHEMAS: Readonly<Record<string, Schema>> = {
  Config: object(
    {
      brand: ref('Brand'),
      hours: object({ isOpen: BOOLEAN, text: TEXT }),
      voice: BOOLEAN,
      handoff: BOOLEAN,
    },
    { notice: TEXT },
  ),
  Brand: object(
    {
      name: TEXT,
      colours: object({
        accent: COLOUR,
        onAccent: COLOUR,
        accentDark: COLOUR,
        onAccentDark: COLOUR,
      }),
      greeting: TEXT,
      examples: listOf(object({ topic: TEXT, questions: listOf(TEXT) })),
      contacts: listOf(ref('Contact')),
    },
    { logo: { ...TEXT, description: 'A data: URL.' } },
  ),
};

/** Every schema of the document, by its name. */
export const SCHEMAS: Readonly<Record<string, Schema>> = {
  ...SESSION_SCHEMAS,
  ...MESSAGE_SCHEMAS,
  ...CONFIG_SCHEMAS,
  ...HANDOFF_SCHEMAS,
  VideoSource: object({
    title: TEXT,
    src: TEXT,
    captions: listOf(object({ lang: TEXT, label: TEXT, src: TEXT })),
  }),
  Problem: {
    description: 'Problem details (RFC 9457).',
    ...object({
      type: { type: 'string', format: 'uri-reference' },
      title: TEXT,
      status: { type: 'integer', minimum: 400, maximum: 599 },
      detail: { ...TEXT, description: 'Worded for the person.' },
      reference: { ...TEXT, description: 'The number under which the failure is logged.' },
    }),
  },
};

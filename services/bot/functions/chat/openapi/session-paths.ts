import { answer, NOTHING, operation } from './operation.ts';
import type { Schema } from './schema.ts';

const BODY_PROBLEMS = [400, 403, 413, 415];
const parameters = ['id'];

/** The operations on a chat. */
export const SESSION_PATHS: Readonly<Record<string, Schema>> = {
  '/api/sessions': {
    post: operation({
      operationId: 'openSession',
      summary: 'Opens a chat. Its id is a secret.',
      body: 'NewSession',
      answers: { 201: answer('The chat, and the greeting.', 'OpenedSession') },
      problems: BODY_PROBLEMS,
    }),
  },
  '/api/sessions/{id}': {
    get: operation({
      operationId: 'readSession',
      summary: 'Returns the turns so far, redacted.',
      parameters,
      answers: { 200: answer('The chat.', 'PastConversation') },
      problems: [404, 410],
    }),
    delete: operation({
      operationId: 'deleteSession',
      summary: 'Ends a chat and deletes all that is kept of it.',
      parameters,
      answers: { 204: NOTHING },
      problems: [403, 404, 409],
    }),
  },
  '/api/sessions/{id}/messages': {
    post: operation({
      operationId: 'sendMessage',
      summary: 'Takes one turn. A repeated clientMessageId gets the same reply and no second turn.',
      parameters,
      body: 'Message',
      answers: { 200: answer('The reply.', 'Reply') },
      problems: [...BODY_PROBLEMS, 404, 409, 410, 502, 504],
    }),
  },
  '/api/sessions/{id}/attachments': {
    post: operation({
      operationId: 'allowFile',
      summary: 'Allows the upload of one file for the ticket that is being written.',
      parameters,
      body: 'File',
      answers: { 201: answer('The form that uploads it, in its field "file".', 'AllowedFile') },
      problems: [...BODY_PROBLEMS, 404, 409, 410],
    }),
  },
  '/api/sessions/{id}/draft': {
    get: operation({
      operationId: 'readDraft',
      summary: 'Returns the ticket that is being written.',
      parameters,
      answers: { 200: answer('The ticket; empty if there is none.', 'Draft') },
      problems: [404, 410],
    }),
  },
  '/api/sessions/{id}/feedback': {
    post: operation({
      operationId: 'rateTurn',
      summary: 'Says whether a reply helped, and why not. A second rating replaces the first.',
      parameters,
      body: 'Feedback',
      answers: { 204: NOTHING },
      problems: [...BODY_PROBLEMS, 404, 409],
    }),
  },
};

import { answer, NOTHING, operation } from './operation.ts';
import type { Schema } from './schema.ts';

const BODY_PROBLEMS = [400, 403, 413, 415];
const SESSION_PROBLEMS = [404, 409, 410];
const parameters = ['id'];

/** The operations on a chat that a person takes over. While it is open, POST …/messages is 409 `handoff-open`. */
export const HANDOFF_PATHS: Readonly<Record<string, Schema>> = {
  '/api/sessions/{id}/handoff': {
    post: operation({
      operationId: 'callPerson',
      summary:
        'Calls a person. The types of its 409: not-configured, outside-hours, already-open; of its 502: handoff-failed.',
      parameters,
      body: 'Nothing',
      answers: { 201: answer('How the page takes part in the chat.', 'OpenedHandoff') },
      problems: [...BODY_PROBLEMS, ...SESSION_PROBLEMS, 502],
    }),
    delete: operation({
      operationId: 'endHandoff',
      summary:
        'The bot takes over again, with a ticket on what was said. A repeated request gets the same reply. 409 not-open.',
      parameters,
      body: 'HandoffEnd',
      answers: { 200: answer('The reply.', 'Reply') },
      problems: [...BODY_PROBLEMS, ...SESSION_PROBLEMS, 502, 504],
    }),
  },
  '/api/sessions/{id}/handoff/lines': {
    post: operation({
      operationId: 'keepLines',
      summary:
        'Keeps what was said to a person, each line once. An empty list keeps the chat alive. 409 not-open, handoff-full.',
      parameters,
      body: 'HandoffLines',
      answers: { 204: NOTHING },
      problems: [...BODY_PROBLEMS, ...SESSION_PROBLEMS],
    }),
  },
};

import { SCRIPTS } from '../http/script-paths.ts';
import { answer, operation, UNCHANGED } from './operation.ts';
import { object, type Schema, TEXT } from './schema.ts';

/** The chat page, its scripts, and what the chat says of itself. */
export const PAGE_PATHS: Readonly<Record<string, Schema>> = {
  '/': {
    get: operation({
      operationId: 'showChat',
      summary: 'Shows the chat.',
      answers: {
        200: {
          description: 'The page.',
          content: { 'text/html': TEXT },
          headers: ['cache-control', 'content-security-policy', 'etag'],
        },
        304: UNCHANGED,
      },
    }),
  },
  ...Object.fromEntries(SCRIPTS.map((path) => [path, { get: script(path) }])),
  '/api/config': {
    get: operation({
      operationId: 'readConfig',
      summary: 'Returns what the chat shows before anything is said.',
      answers: { 200: answer('Brand, office hours, notice, and what is on.', 'Config') },
    }),
  },
  '/api/openapi.json': {
    get: operation({
      operationId: 'readOpenApi',
      summary: 'Returns this document.',
      answers: {
        200: {
          description: 'OpenAPI 3.1.',
          content: { 'application/json': { type: 'object' } },
          headers: ['cache-control', 'etag'],
        },
        304: UNCHANGED,
      },
    }),
  },
  '/healthz': {
    get: operation({
      operationId: 'checkHealth',
      summary: 'Answers if the function is configured.',
      answers: {
        200: {
          description: 'It is.',
          content: { 'application/json': object({ status: { const: 'ok' } }) },
          headers: ['cache-control'],
        },
      },
    }),
  },
};

function script(path: string): Schema {
  return operation({
    operationId: `load${path.replace(/\W/g, '_')}`,
    summary: 'Returns a script of the chat.',
    answers: {
      200: {
        description: 'The script.',
        content: { 'text/javascript': TEXT },
        headers: ['cache-control', 'etag'],
      },
      304: UNCHANGED,
    },
  });
}

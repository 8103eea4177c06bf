import { DOCUMENT_PATHS } from './document-paths.ts';
import { HANDOFF_PATHS } from './handoff-paths.ts';
import { PAGE_PATHS } from './page-paths.ts';
import { ref, type Schema, TEXT } from './schema.ts';
import { SCHEMAS } from './schemas.ts';
import { SESSION_PATHS } from './session-paths.ts';

const inPath = (name: string, schema: Schema, description?: string): Schema => ({
  name,
  in: 'path',
  required: true,
  schema,
  ...(description !== undefined && { description }),
});

const problem = (description: string, isTimed: boolean): Schema => ({
  description,
  headers: {
    'cache-control': { required: true, schema: TEXT },
    'retry-after': { required: isTimed, schema: TEXT, description: 'In how many seconds.' },
  },
  content: { 'application/problem+json': { schema: ref('Problem') } },
});

/** The chat API as OpenAPI 3.1. Tests hold every answer against it, and every route. */
export const OPENAPI = {
  openapi: '3.1.0',
  info: {
    title: 'Chat API of the support bot',
    version: '1',
    summary: 'Chats with the support bot, and the documents that it answers from.',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [{ url: '/' }],
  // The id of a chat is all that opens it; nothing else is secret.
  security: [],
  paths: { ...SESSION_PATHS, ...HANDOFF_PATHS, ...DOCUMENT_PATHS, ...PAGE_PATHS },
  components: {
    schemas: SCHEMAS,
    parameters: {
      id: inPath('id', ref('SessionId')),
      docId: inPath('docId', TEXT),
      lang: inPath('lang', TEXT, 'A language tag: en, fr-CA.'),
      path: inPath('path', TEXT, 'May have slashes.'),
      t: { name: 't', in: 'query', schema: TEXT, description: 'Seconds: 83.5.' },
    },
    responses: {
      Problem: problem('A refusal or a failure.', false),
      TooMany: problem('That was a lot at once.', true),
    },
  },
} as const;

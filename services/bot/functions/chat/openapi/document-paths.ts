import { answer, operation, REDIRECT } from './operation.ts';
import { type Schema, TEXT } from './schema.ts';

const parameters = ['docId'];

/** The operations on the documents that answers name. */
export const DOCUMENT_PATHS: Readonly<Record<string, Schema>> = {
  '/api/documents/{docId}': {
    get: operation({
      operationId: 'showDocument',
      summary: 'Shows a saved page without its scripts, or plays a video from a second.',
      parameters: [...parameters, 't'],
      answers: {
        200: {
          description: 'The page.',
          content: { 'text/html': TEXT },
          headers: ['cache-control', 'content-security-policy', 'vary'],
        },
        302: REDIRECT,
      },
      problems: [404, 409, 413],
    }),
  },
  '/api/documents/{docId}/video': {
    get: operation({
      operationId: 'readVideo',
      summary: 'Returns what plays a video in place, with captions.',
      parameters,
      answers: { 200: answer('The video.', 'VideoSource') },
      problems: [404],
    }),
  },
  '/api/documents/{docId}/captions/{lang}.vtt': {
    get: operation({
      operationId: 'readCaptions',
      summary: "Returns a video's captions in one language.",
      parameters: [...parameters, 'lang'],
      answers: {
        200: {
          description: 'WebVTT.',
          content: { 'text/vtt': TEXT },
          headers: ['cache-control'],
        },
      },
      problems: [404, 413],
    }),
  },
  '/api/documents/{docId}/file/{path}': {
    get: operation({
      operationId: 'readFile',
      summary: 'Leads to a file next to a document: its video, or an image.',
      parameters: [...parameters, 'path'],
      answers: { 302: REDIRECT },
      problems: [404],
    }),
  },
};

import type { FastifyError, FastifyPluginAsync, FastifyReply } from 'fastify';
import { DocumentError } from '../../../bot/helpdesk/documents/document-error.ts';
import { sendPage } from '../../console/console-page.ts';
import {
  addLines,
  type LinesChange,
  type LinesDeps,
  readDocumentLines,
  removeLine,
  UnknownDocumentError,
} from '../../documents/also-asked/document-lines.ts';
import { ChangedByOthersError } from '../../documents/bucket/change-object.ts';
import { documentLinesPage, failedPage } from './document-lines-page.ts';
import { isOutcome, type Outcome } from './document-outcomes.ts';

/** Fifty lines of 300 characters, each of which may take nine in a form. */
const MAX_FORM_BYTES = 160 * 1024;

interface OfDocument {
  readonly Params: { readonly docId: string };
  readonly Querystring: { readonly outcome?: unknown };
  readonly Body: unknown;
}

/**
 * Creates the routes on which the lines of a document are shown, added and removed. What went wrong is a page that says what
 * to do, and keeps what was typed.
 */
export function documentLinesRoutes(find: () => LinesDeps | undefined): FastifyPluginAsync {
  return async (scope) => {
    const deps = () => {
      const found = find();
      if (!found) throw new NotReadyError();
      return found;
    };
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: MAX_FORM_BYTES },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    scope.setErrorHandler<FastifyError, OfDocument>((error, { params, body, method }, reply) => {
      const { status, problem, remedy } = explained(error);
      const typed = formOf(body).get('lines') ?? '';
      const problems = [problem, remedy, ...outcomeOf(method, status)].join(' ');
      return sendPage(reply, failedPage({ docId: params.docId, problems, typed }), status);
    });
    scope.get<OfDocument>('/console/documents/:docId', async ({ params, query }, reply) => {
      const outcome = isOutcome(query.outcome) ? query.outcome : undefined;
      const document = await readDocumentLines(deps(), params.docId);
      return sendPage(reply, documentLinesPage(document, outcome));
    });
    scope.post<OfDocument>('/console/documents/:docId/lines', async ({ params, body }, reply) => {
      const form = formOf(body);
      const lines = (form.get('lines') ?? '').split(/\r\n|\r|\n/);
      const passageId = form.get('passage') ?? '';
      const change = await addLines(deps(), params.docId, { passageId, lines });
      return sendBack(reply, params.docId, change.isChanged ? 'added' : 'present', change);
    });
    scope.post<OfDocument>('/console/documents/:docId/removed', async ({ params, body }, reply) => {
      const form = formOf(body);
      const name = form.get('name') ?? '';
      const change = await removeLine(deps(), params.docId, { name, line: form.get('line') ?? '' });
      return sendBack(reply, params.docId, change.isChanged ? 'removed' : 'gone', change);
    });
  };
}

/** A service that did not answer may have done it all the same. */
function outcomeOf(method: string, status: number): readonly string[] {
  if (method !== 'POST') return [];
  return [status === 503 ? 'See first whether it was changed.' : 'Nothing was changed.'];
}

const formOf = (body: unknown) => (body instanceof URLSearchParams ? body : new URLSearchParams());

/** The form's address names the outcome, which a browser then goes to. */
function sendBack(
  reply: FastifyReply,
  docId: string,
  outcome: Outcome,
  { isReported }: LinesChange,
): FastifyReply {
  const query = new URLSearchParams({ outcome: isReported ? outcome : 'waiting' });
  return reply.redirect(`/console/documents/${encodeURIComponent(docId)}?${query}`, 303);
}

/** The bot has not been deployed yet. */
class NotReadyError extends Error {}

interface Explained {
  readonly status: number;
  readonly problem: string;
  readonly remedy: string;
}

const AGAIN = 'Try again in a moment.';

/** Says what went wrong and what to do; the cause of an unexpected error stays inside, so that one is thrown on. */
function explained(error: FastifyError): Explained {
  if (error instanceof DocumentError)
    return { status: 422, problem: sentence(error.message), remedy: sentence(error.remedy) };
  if (error instanceof UnknownDocumentError)
    return { status: 404, problem: error.message, remedy: 'Choose it from the list of documents.' };
  if (error instanceof ChangedByOthersError)
    return { status: 409, problem: 'Others are changing this document.', remedy: AGAIN };
  if (error instanceof NotReadyError)
    return { status: 503, problem: 'The bot is still starting.', remedy: AGAIN };
  if (error.statusCode === 413)
    return { status: 413, problem: 'That is too much at once.', remedy: 'Add fewer lines.' };
  if (isOfService(error))
    return {
      status: 503,
      problem: `The documents can't be reached: ${error.name}.`,
      remedy: AGAIN,
    };
  throw error;
}

/** The errors of the SDK have `$metadata`, those of the search client `meta`, and those of the network a code. */
function isOfService(error: object): boolean {
  if ('$metadata' in error || 'meta' in error) return true;
  return 'code' in error && /^E[A-Z]+$/.test(String(error.code));
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

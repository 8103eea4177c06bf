import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createHttpAccess, type HttpAccess } from '../../base/http/access.ts';
import { isFromPage } from '../../base/http/from-page.ts';
import { AccessError } from './access.ts';

/**
 * Refuses, ahead of the body and of any credentials, requests for another server (421), of pages in a browser, and of
 * callers from afar who could know nothing but the published password (403).
 */
export function guard(app: FastifyInstance, access: HttpAccess = createHttpAccess()): void {
  app.addHook('onRequest', async (request) => {
    const { raw, originalUrl } = request;
    const { headers, rawHeaders, socket } = raw;
    if (!access.answersTo({ url: originalUrl, headers, rawHeaders })) {
      throw refused(421, 'This server does not answer to that host name.', 'ALLOWED_HOSTS');
    }
    if (isFromPage(headers)) throw refused(403, 'Search answers no page in a browser.');
    if (access.admitsPeer({ headers, socket }) || isSignedByRole(request)) return;
    throw refused(
      403,
      'test:test is for this machine alone.',
      'ADMIN_ACCESS_KEY_ID and ADMIN_SECRET_ACCESS_KEY',
    );
  });
}

/** Temporary credentials can't be guessed, unlike those of the administrator. The token is where the signature is. */
function isSignedByRole({ headers, originalUrl }: FastifyRequest): boolean {
  const { authorization } = headers;
  if (authorization === undefined) return /[?&]X-Amz-Security-Token=/.test(originalUrl);
  return authorization.startsWith('AWS4') && headers['x-amz-security-token'] !== undefined;
}

function refused(status: number, message: string, variables?: string): AccessError {
  const detail = variables && `support-bot: ${variables} would open it.`;
  return new AccessError({ status, message, detail });
}

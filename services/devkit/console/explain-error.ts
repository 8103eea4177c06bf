import { DocumentError } from '../../bot/helpdesk/documents/document-error.ts';
import { FormProblemsError, TextProblemsError } from '../content/text-problem.ts';
import { UnknownDocumentError } from '../documents/also-asked/document-lines.ts';
import { ChangedByOthersError } from '../documents/bucket/change-object.ts';
import { QUESTIONS_PROBLEMS, QuestionsError } from '../questions/questions-error.ts';
import { StaffRequestError } from '../staff/staff-request-error.ts';
import { ConsoleError } from './console-error.ts';

export interface ExplainedError {
  readonly status: number;
  readonly detail: string;
}

interface KnownParts {
  readonly name?: string;
  readonly message?: string;
  readonly code?: unknown;
  readonly statusCode?: number;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

const DENIED = new Set(['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation']);
const EXPIRED = new Set(['ExpiredToken', 'ExpiredTokenException', 'CredentialsProviderError']);

/**
 * Says to a member of staff why a request failed and what to do. Undefined for what nobody expected: the cause of such an
 * error stays in the log.
 */
export function explainError(error: unknown): ExplainedError | undefined {
  if (error instanceof ConsoleError) return { status: error.status, detail: error.message };
  if (error instanceof StaffRequestError) return { status: 400, detail: error.message };
  if (error instanceof QuestionsError)
    return { status: QUESTIONS_PROBLEMS[error.code], detail: error.message };
  if (error instanceof ChangedByOthersError) {
    const detail =
      'Somebody else has just changed this. Copy what you typed, look at the page as it is now, and make your change again.';
    return { status: 409, detail };
  }
  if (error instanceof DocumentError)
    return { status: 422, detail: `${sentence(error.message)} ${sentence(error.remedy)}` };
  if (error instanceof TextProblemsError || error instanceof FormProblemsError)
    return { status: 422, detail: error.message };
  if (error instanceof UnknownDocumentError) return { status: 404, detail: error.message };
  const { name = '', message = '', code, statusCode, $metadata } = (error ?? {}) as KnownParts;
  if (DENIED.has(name)) {
    const detail = `You may not do that: ${message}. Ask an administrator for the policy StaffPolicy of this stack.`;
    return { status: 403, detail };
  }
  if (EXPIRED.has(name)) {
    const detail = `Your AWS credentials can't be used: ${message}. Log in again, and restart support-bot console.`;
    return { status: 401, detail };
  }
  if ($metadata || 'meta' in Object(error) || /^E[A-Z]+$/.test(String(code ?? ''))) {
    const reason = message || String(code ?? name);
    return { status: 503, detail: `A service that this needs can't be reached: ${reason}` };
  }
  if (statusCode !== undefined && statusCode < 500) return { status: statusCode, detail: message };
  return undefined;
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

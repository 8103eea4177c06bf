import { isSessionId } from '../../../helpdesk/conversations/session-id.ts';
import { Problem } from '../http/problem.ts';

/** Returns the `{id}` of a session's path. Throws a Problem 404 if it is malformed, so that guesses reveal nothing. */
export function sessionParameter(parameters: Readonly<Record<string, string>>): string {
  const { id = '' } = parameters;
  if (!isSessionId(id)) throw unknownSession();
  return id;
}

export function unknownSession(): Problem {
  return new Problem(
    404,
    'No such chat',
    'This chat does not exist (any more). Please start a new one.',
  );
}

export function endedSession(): Problem {
  const detail =
    'This chat has ended because nothing was said for a while. Please start a new one.';
  return new Problem(410, 'Chat ended', detail);
}

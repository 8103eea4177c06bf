import type { LexEvent } from './lex-event.ts';
import type { LexResponse } from './lex-response.ts';

/** The attributes that the session has after a response: one without attributes leaves them as they are. */
export function attributesAfter(
  event: LexEvent,
  response: LexResponse,
): Readonly<Record<string, string>> {
  return response.sessionState.sessionAttributes ?? event.sessionState.sessionAttributes ?? {};
}

/** Returns the response with these attributes, in place of all others. */
export function withAttributes(
  response: LexResponse,
  sessionAttributes: Readonly<Record<string, string>>,
): LexResponse {
  return { ...response, sessionState: { ...response.sessionState, sessionAttributes } };
}

/** Sets an attribute of the session, or removes it if there is no value. The others stay. */
export function withAttribute(
  event: LexEvent,
  response: LexResponse,
  name: string,
  value: string | undefined,
): LexResponse {
  const { [name]: _, ...others } = attributesAfter(event, response);
  return withAttributes(response, value === undefined ? others : { ...others, [name]: value });
}

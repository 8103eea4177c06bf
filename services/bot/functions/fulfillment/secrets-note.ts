import { MARK } from '../../helpdesk/redaction/mark.ts';
import { redact } from '../../helpdesk/redaction.ts';
import type { LexEvent } from './lex-event.ts';
import { type LexResponse, MAX_MESSAGES, say } from './lex-response.ts';
import { attributesAfter, withAttribute } from './session-attribute.ts';

/** The session attribute with the kinds of secrets that the client has heard of. */
const NOTED = 'secretsNoted';

/** Says that something was taken out of what the client has typed, the first time for each kind. */
export function withSecretsNote(event: LexEvent, response: LexResponse): LexResponse {
  const { messages } = response;
  const noted = attributesAfter(event, response)[NOTED]?.split(',') ?? [];
  const fresh = kindsIn(event.inputTranscript).filter((kind) => !noted.includes(kind));
  if (!messages || fresh.length === 0) return response;
  const said = { ...response, messages: [say(noteOn(fresh)), ...messages].slice(0, MAX_MESSAGES) };
  return withAttribute(event, said, NOTED, [...noted, ...fresh].join(','));
}

/** "password", "card number": what redaction takes out of a text. */
function kindsIn(text: string): string[] {
  const marks = redact(text).match(MARK) ?? [];
  const typed: readonly string[] = text.match(MARK) ?? [];
  const taken = marks.filter((mark) => !typed.includes(mark));
  return [...new Set(taken.map((mark) => mark.slice(1, -' removed]'.length).toLowerCase()))];
}

function noteOn(kinds: readonly string[]): string {
  const what = kinds.map((kind) => `a ${kind}`).join(' and ');
  const then = kinds.includes('password')
    ? ' If it was yours, please change it soon: nobody here needs it.'
    : ' If the team needs it, they ask you for it.';
  return `I have taken out what looks like ${what}. It is not kept, and nobody reads it.${then}`;
}

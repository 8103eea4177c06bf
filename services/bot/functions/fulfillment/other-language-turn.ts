import { languageReply } from '../../helpdesk/language/language-reply.ts';
import { otherLanguage } from '../../helpdesk/language/recognise-language.ts';
import { redact } from '../../helpdesk/redaction.ts';
import { withQuestion } from './asked-question.ts';
import type { LexEvent } from './lex-event.ts';
import { elicitIntent, type LexResponse, offer, say } from './lex-response.ts';
import { isOpening } from './ticket-form.ts';

/**
 * Answers in a language that the bot does not know that it knows English only, with a way to a person. Resolves with
 * undefined for English, and within a ticket: a name or a description may be in any language.
 */
export async function otherLanguageTurn(event: LexEvent): Promise<LexResponse | undefined> {
  if (event.sessionState.intent.name === 'OpenTicket' && !isOpening(event)) return undefined;
  const language = await otherLanguage(event.inputTranscript);
  if (language === undefined) return undefined;
  const { reply, button } = languageReply(language);
  const offered = elicitIntent([
    say(reply),
    offer(button, [{ text: button, value: 'open a ticket' }]),
  ]);
  // The ticket is about it: the one who reads it may know the language.
  return withQuestion(event, redact(event.inputTranscript), offered);
}

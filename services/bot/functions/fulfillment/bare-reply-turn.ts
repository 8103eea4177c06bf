import { isYes } from '../../helpdesk/intake/said.ts';
import { type BareReply, bareReply } from './bare-reply.ts';
import { type IntakeDeps, openTicketTurn } from './intake-turn.ts';
import { type LastOffer, lastOffer } from './last-offer.ts';
import type { LexEvent } from './lex-event.ts';
import { elicitIntent, type LexResponse, say } from './lex-response.ts';
import { type ProofDeps, sendCode } from './proof-turn.ts';
import { sentTicket } from './sent-ticket.ts';
import { solvedTurn } from './sent-ticket-turn.ts';
import { type ShowSectionDeps, showChosenSection } from './show-section-turn.ts';
import { savedForm } from './ticket-form.ts';

/** Intents that Lex takes a bare reply for. Those of the others know what to say to it. */
const INTENTS = ['AskHelp', 'FallbackIntent', 'Cancel', 'Goodbye', 'OpenTicket'];

const WORDS = {
  assent:
    'What can I do for you? Ask me in a few words, such as “how do I print”, or say “open a ticket”.',
  dissent: 'All right. What else can I help with?',
  thanks: 'You’re welcome. I’m here if you have another question.',
  relief: "Good to hear. I'm here if you have another question.",
  unclear:
    'Take your time. Tell me in a few words what it is about, such as “I forgot my password”, or say “open a ticket”.',
  choice:
    'I have not asked you to choose. What is your question? You can also say “open a ticket”.',
} as const;

/**
 * Answers words that reply to something and ask nothing: "2" shows the second of the sections that were just offered, "yes" opens the
 * ticket that was, or sends the code. If nothing was offered, asks for a question: such words are in no page. Resolves with undefined for
 * anything else, and within a form, unless it was offered to go on with it.
 */
export async function bareReplyTurn(
  deps: ShowSectionDeps & IntakeDeps & ProofDeps,
  event: LexEvent,
): Promise<LexResponse | undefined> {
  const { intent } = event.sessionState;
  if (!INTENTS.includes(intent.name)) return undefined;
  const offered = lastOffer(event);
  const reply = bareReply(event.inputTranscript) ?? otherYes(event.inputTranscript, offered);
  if (!reply) return undefined;
  const goesOn = reply.kind === 'assent' && offered.isTicket;
  if (savedForm(event) && !goesOn) return undefined;
  if (reply.kind === 'choice' && offered.sections.length > 0)
    return chosen(deps, event, offered, reply.at);
  const sent = sentTicket(event);
  if (reply.kind === 'assent' && offered.isCode && sent) return sendCode(deps, event, sent.email);
  if (reply.kind === 'relief' && sent) return solvedTurn(sent);
  if (!goesOn) return elicitIntent([say(WORDS[reply.kind])]);
  return intent.name === 'OpenTicket' ? undefined : openTicketTurn(deps, event);
}

/** "Ja bitte", "好的": yes in another language, to something that was offered. */
const otherYes = (text: string, { isTicket, isCode }: LastOffer): BareReply | undefined =>
  (isTicket || isCode) && isYes(text) ? { kind: 'assent' } : undefined;

async function chosen(
  deps: ShowSectionDeps,
  event: LexEvent,
  { sections }: LastOffer,
  at: number,
): Promise<LexResponse> {
  const id = sections.at(at);
  if (id !== undefined) return showChosenSection(deps, event, id);
  const count = sections.length === 1 ? 'one section' : `${sections.length} sections`;
  return elicitIntent([
    say(`I offered ${count}. Which one do you mean, or what is your question?`),
  ]);
}

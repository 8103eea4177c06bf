import { CONTACTS } from '../../helpdesk/content/contacts-file.ts';
import type { Form } from '../../helpdesk/intake/form.ts';
import { isYes } from '../../helpdesk/intake/said.ts';
import { codeIn } from '../../helpdesk/proof/proof-record.ts';
import { wantsCode } from '../../helpdesk/proof/wants-code.ts';
import type { RoutingTable } from '../../helpdesk/routing/routing-table.ts';
import { urgentReply } from '../../helpdesk/urgent/urgent-reply.ts';
import { elicit } from './intake-messages.ts';
import type { LexEvent } from './lex-event.ts';
import { type LexResponse, offer, say } from './lex-response.ts';
import {
  ANOTHER_CODE,
  CODE_FAILURES,
  noMoreCodes,
  type ProofDeps,
  proofCard,
} from './proof-turn.ts';

/**
 * Sends a code to the address of a ticket that may not go out before it is proven, and says whom to call: who is locked out of
 * the mailbox can't read it.
 */
export async function askForCode(
  deps: ProofDeps,
  event: LexEvent,
  form: Form,
): Promise<LexResponse> {
  const { email = '' } = form.answers;
  const met = await deps.proofs.begin(event.sessionId, email);
  const said = met
    ? noMoreCodes(met, deps.clock.now())
    : `This team answers only addresses that are proven, so the ticket waits. I have sent six digits to ${email}: please type them here within ten minutes, and it goes out.`;
  const text = `${said} If you can’t read mail there, please call or come by:`;
  const messages = [say(withContacts(deps, text)), proofCard(email)];
  return elicit(event, { ...form, asked: 'code' }, messages);
}

/**
 * Checks the code that was typed, and calls `send` if it is right. Resolves with undefined if something else was said, which is
 * then about what will be sent.
 */
export async function codeReplyTurn(
  deps: ProofDeps,
  event: LexEvent,
  form: Form,
  send: () => Promise<LexResponse>,
): Promise<LexResponse | undefined> {
  const { inputTranscript: text, sessionId } = event;
  if (wantsCode(text)) return askForCode(deps, event, form);
  const code = codeIn(text);
  if (code === undefined)
    return isYes(text) ? elicit(event, form, [say(WAITING), offerAnother()]) : undefined;
  const verdict = await deps.proofs.check(sessionId, code);
  if (verdict === 'proven') return send();
  const again = verdict === 'wrong' ? [] : [offerAnother()];
  return elicit(event, form, [say(CODE_FAILURES[verdict]), ...again]);
}

const WAITING = 'The ticket goes out once you type the six digits that I sent.';
const offerAnother = () => offer('Did none come?', [ANOTHER_CODE]);

/** A text with whom to call and where to come. */
export const withContacts = (
  { content, routing }: Pick<ProofDeps, 'content' | 'routing'>,
  text: string,
): string =>
  urgentReply(
    { id: 'help', reply: text, contacts: helpOf(routing).contacts },
    content.get(CONTACTS),
  ).text;

/** Who helps without a ticket: a table of version 1 names nobody. */
const helpOf = (routing: RoutingTable): { readonly contacts: readonly string[] } =>
  routing.version === 2 ? routing.urgency.open : { contacts: [] };

import { DEFAULT_MAIL_PROFILE, type MailProfile } from '../../routing/mail-profile.ts';
import type { Ticket } from '../ticket.ts';
import type { TeamMail } from '../ticket-mailer.ts';
import { asHtml } from './as-html.ts';
import { asText } from './as-text.ts';
import { commandLine, commandsFor } from './commands.ts';
import { headerText } from './header-text.ts';
import { profileHeaders } from './profile-headers.ts';
import { sectionsOf } from './sections.ts';
import { subjectOf } from './subject.ts';

const MAX_HEADER_LENGTH = 200;

/**
 * Builds the mail that opens a ticket at a team's desk, for the address and in the profile of its queue.
 *
 * The text part begins with a line of the bot's own. For CommandByMail that is its block of commands and an empty line;
 * for any other desk it is the ticket's name, which is no command, so that RT looks for none below it, no matter
 * who may command there by mail. The text part always has lines like `Ticket: …`, so that RT looks for commands in no other part.
 * Only a proven address is in Reply-To, because that makes it the acting user.
 */
export function ticketMail(ticket: Ticket): TeamMail {
  const { category, route } = ticket;
  const profile = route.profile ?? DEFAULT_MAIL_PROFILE;
  const title = titleOf(ticket);
  const sections = sectionsOf(ticket, profile);
  return {
    to: route.address,
    subject: subjectOf(ticket),
    headers: {
      ...ticketHeaders(ticket.ticketId),
      'X-LTSI-Queue': route.queue,
      'X-LTSI-Category': headerText(category, MAX_HEADER_LENGTH),
      'X-LTSI-Urgency': route.urgency,
      ...profileHeaders(profile, ticket),
    },
    text: `${firstLines(profile, ticket, title)}\n\n${asText(sections)}`,
    html: asHtml([{ kind: 'words', lines: [title] }, ...sections]),
  };
}

function firstLines(profile: MailProfile, ticket: Ticket, title: string): string {
  if (profile !== 'rt-commandbymail') return title;
  return `${commandsFor(ticket).map(commandLine).join('\n')}\n\n${title}`;
}

/** Has no word of the client's, and no colon after its first word. */
function titleOf({ ticketId, route }: Ticket): string {
  return `Support bot, ticket ${ticketId} for ${route.team}${route.urgency === 'high' ? ', URGENT' : ''}`;
}

/** No mail has the id of the thread. Mails about one ticket are shown as one, and RT opens a ticket nevertheless. */
function ticketHeaders(ticketId: string): Readonly<Record<string, string>> {
  // RFC 2606 reserves `.invalid`, so that it is nobody's domain.
  const thread = `<${ticketId}@support-bot.invalid>`;
  return { 'X-LTSI-Ticket': ticketId, 'In-Reply-To': thread, References: thread };
}

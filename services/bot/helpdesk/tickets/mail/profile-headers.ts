import type { MailProfile } from '../../routing/mail-profile.ts';
import type { Ticket } from '../ticket.ts';
import type { TeamMail } from '../ticket-mailer.ts';
import { commandLine, commandsFor } from './commands.ts';
import { headerText } from './header-text.ts';

type Headers = TeamMail['headers'];

/**
 * Desks confirm a new ticket to its requestor and quote it, but anybody can type any address. What is marked as automatic
 * is not confirmed (RFC 3834); a proven address is. In RT the mark also sends errors about the mail to RT's owner.
 */
const receiptFor = ({ requestor }: Ticket): Headers =>
  requestor.isProven ? {} : { 'Auto-Submitted': 'auto-generated' };

/** Makes a client whose address is proven the one whom the desk answers; without commands it takes the bot for that. */
const replyTo = ({ requestor }: Ticket): Headers =>
  requestor.isProven ? { 'Reply-To': requestor.email } : {};

/** CommandByMail reads this header before the text, and goes on with the text unless a line is no command. */
const END_OF_COMMANDS = '(end of commands)';

const MAX_NAME_LENGTH = 100;

const HEADERS: Readonly<Record<MailProfile, (ticket: Ticket) => Headers>> = {
  rt: (ticket) => ({ ...receiptFor(ticket), ...replyTo(ticket) }),
  'rt-commandbymail': (ticket) => ({
    ...receiptFor(ticket),
    'X-RT-Command': [...commandsFor(ticket).map(commandLine), END_OF_COMMANDS],
  }),
  zammad: (ticket) => ({ ...receiptFor(ticket), ...zammadHeaders(ticket) }),
  plain: (ticket) => ({
    ...replyTo(ticket),
    ...(ticket.route.urgency === 'high' && {
      Importance: 'high',
      'X-Priority': '1 (Highest)',
    }),
  }),
};

/** Returns the header fields by which a desk knows the client and the urgency. */
export function profileHeaders(profile: MailProfile, ticket: Ticket): Headers {
  return HEADERS[profile](ticket);
}

/** Zammad takes them from a channel that is marked as trusted. */
function zammadHeaders({ requestor, route }: Ticket): Headers {
  const name = headerText(requestor.name, MAX_NAME_LENGTH);
  return {
    'X-Zammad-Customer-Email': requestor.email,
    ...(name !== '' && { 'X-Zammad-Customer-Firstname': name }),
    ...(route.urgency === 'high' && { 'X-Zammad-Ticket-Priority': '3 high' }),
  };
}

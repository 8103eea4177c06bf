import type { WaitingTicket } from '../../../bot/helpdesk/tickets/waiting-ticket.ts';
import { type ConsolePage, sendPage } from '../../console/console-page.ts';
import { type Html, html, renderConsolePage } from '../../console/html.ts';

const HEADS = [
  'Ticket',
  'State',
  'Queue',
  'Recorded',
  'Mail',
  'Attempts',
  'Next attempt',
  'What is wrong',
  'What to do',
];

/** Creates the page about tickets that are not delivered yet: those that need a person first. */
export function ticketsConsole(read: () => Promise<readonly WaitingTicket[]>): ConsolePage {
  return {
    path: '/console/tickets',
    title: 'Tickets on their way',
    plugin: async (app) => {
      app.get('/console/tickets', async (_request, reply) =>
        sendPage(reply, ticketsPage(await read())),
      );
    },
  };
}

function ticketsPage(tickets: readonly WaitingTicket[]): string {
  const title = 'Tickets on their way';
  if (tickets.length === 0)
    return renderConsolePage(title, html`<p>Every ticket has been mailed and announced.</p>`);
  const alarms = tickets.filter(({ state }) => state === 'alarm').length;
  return renderConsolePage(
    title,
    html`<p>${summary(tickets.length, alarms)}</p>
<div class="wide"><table>
<thead><tr>${HEADS.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${tickets.map(row)}</tbody>
</table></div>`,
  );
}

function summary(all: number, alarms: number): string {
  const waiting = `${all} ${all === 1 ? 'ticket is' : 'tickets are'} in the outbox`;
  return alarms === 0
    ? `${waiting}. None needs you: what failed is tried again.`
    : `${waiting}; ${alarms} will not go out before somebody does something.`;
}

function row(ticket: WaitingTicket): Html {
  const { key, state, queue, recordedAt, isMailed, attempts, retryAt, reason, remedy } = ticket;
  const mail = isMailed ? 'sent' : 'not sent';
  const cells = [key, state, queue, recordedAt, mail, attempts, retryAt ?? '', reason ?? ''];
  return html`<tr>${[...cells, remedy ?? ''].map((cell) => html`<td>${cell}</td>`)}</tr>`;
}

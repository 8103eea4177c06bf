import { useLocation } from 'preact-iso';
import './tickets/tickets.css';
import { TicketList } from './tickets/ticket-list.tsx';
import { TicketView } from './tickets/ticket-view.tsx';

/** The tickets: a list with its search, and behind each the ticket as it was asked for, mailed and delivered. */
export function TicketsPage() {
  const { path } = useLocation();
  const [, , , id] = path.split('/');
  return id ? <TicketView key={id} id={id} /> : <TicketList />;
}

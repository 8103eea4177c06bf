import { useRoute } from 'preact-iso';
import './tickets.css';
import { TicketList } from './ticket-list.tsx';
import { TicketView } from './ticket-view.tsx';

/** The tickets: a list with its search, and behind each the ticket as it was asked for, mailed and delivered. */
export function TicketsPage() {
  const { below: id = '' } = useRoute().params;
  return id ? <TicketView key={id} id={id} /> : <TicketList />;
}

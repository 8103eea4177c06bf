import { useLocation } from 'preact-iso';
import type { TicketDetails } from '../../../../tickets/tickets.ts';
import { withFilters } from '../../address.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useApi } from '../../use-api.ts';
import { Asked } from './asked.tsx';
import { DeliveryPanel } from './delivery-panel.tsx';
import { MailPanel } from './mail-panel.tsx';
import { RoutePanel } from './route-panel.tsx';
import { RtPanel } from './rt-panel.tsx';
import { SaidBefore } from './said-before.tsx';

/** One ticket. `id` is a part of the address. */
export function TicketView({ id }: { readonly id: string }) {
  const { query } = useLocation();
  const ticket = useApi<TicketDetails>(`/tickets/${id}`);
  return (
    <>
      <PageHead
        title={`Ticket ${id}`}
        about={ticket.data?.summary}
        actions={
          <a class="button" href={withFilters('/console/tickets', query)}>
            Back to the list
          </a>
        }
      />
      <LoadedPart of={ticket} what="the ticket">
        {(data) => <TicketParts ticket={data} onRetried={ticket.reload} />}
      </LoadedPart>
    </>
  );
}

interface TicketPartsProps {
  readonly ticket: TicketDetails;
  readonly onRetried: () => void;
}

function TicketParts({ ticket, onRetried }: TicketPartsProps) {
  return (
    <div class="ticket">
      <div class="ticket-main">
        <Asked ticket={ticket} />
        <DeliveryPanel ticket={ticket} onRetried={onRetried} />
        <MailPanel ticket={ticket} />
        <SaidBefore ticket={ticket} />
      </div>
      <div class="ticket-side">
        <RoutePanel ticket={ticket} />
        <RtPanel ticket={ticket} />
      </div>
    </div>
  );
}

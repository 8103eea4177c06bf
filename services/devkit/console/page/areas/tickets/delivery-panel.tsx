import type { Delivery, TicketDetails } from '../../../../tickets/tickets.ts';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Panel } from '../../parts/panel.tsx';
import { counted } from '../../wording/numbers.ts';
import { Retry } from './retry.tsx';
import { WordBadge } from './ticket-table.tsx';
import { STATES } from './wording.ts';

interface DeliveryPanelProps {
  readonly ticket: TicketDetails;
  readonly onRetried: () => void;
}

/** Whether the ticket has arrived; if not, why, what to do, and a button that tries again. */
export function DeliveryPanel({ ticket, onRetried }: DeliveryPanelProps) {
  const { delivery, ticketId } = ticket;
  const { problem, isOverdue, state } = delivery;
  return (
    <Panel title="Delivery">
      {problem && (
        <div class="problem">
          <p>
            {problem.reason} {problem.remedy}
          </p>
        </div>
      )}
      {isOverdue && state !== 'sent' && (
        <p class="note">
          It has waited for a day or longer: the team should hear of it another way.
        </p>
      )}
      <Facts of={deliveryFacts(delivery)} />
      <Retry
        path={`/tickets/${ticketId}/retry`}
        label="Try again now"
        isOffered={state !== 'sent'}
        onDone={onRetried}
      />
    </Panel>
  );
}

function deliveryFacts(delivery: Delivery): readonly Fact[] {
  const { state, mail, notice, urgentNotice, overdueNotice, sending, attempts } = delivery;
  const { claimedAt, retryAt } = delivery;
  return [
    ['State', <WordBadge key="state" {...STATES[state]} />],
    ['Mailed', mail ? <Moment at={mail.at} /> : mailedOrNot(sending)],
    ['Team told', notice ? <Moment at={notice.at} /> : 'not yet'],
    ['Told as urgent', urgentNotice && <Moment at={urgentNotice.at} />],
    ['Told as overdue', overdueNotice && <Moment at={overdueNotice.at} />],
    [
      'Attempts',
      <>
        {counted(attempts, 'attempt')}, the last <Moment at={claimedAt} />
      </>,
    ],
    ['Next attempt', state !== 'sent' && retryAt !== null ? <Moment at={retryAt} /> : null],
  ];
}

function mailedOrNot(sending: string | null) {
  if (sending === null) return 'not yet';
  return (
    <>
      not certain: an attempt was interrupted <Moment at={sending} />
    </>
  );
}

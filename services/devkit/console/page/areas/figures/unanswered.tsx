import type { FiguresReport, UnansweredQuestion } from '../../../../figures/figures.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { Moment } from '../../parts/moment.tsx';
import { counted, wholeNumber } from '../../wording/numbers.ts';
import { topicText } from './bars.ts';
import { csvAddress } from './csv-address.ts';
import { TopQuestions } from './top-questions.tsx';

const WHY: Readonly<Record<UnansweredQuestion['why'], string>> = {
  refused: 'Not answered',
  offered: 'Doubtful, nothing chosen',
  unhelpful: 'Thumb down',
};

const COLUMNS: readonly Column<UnansweredQuestion>[] = [
  { head: 'Asked', cell: ({ at }) => <Moment at={at} /> },
  { head: 'Question', cell: questionText },
  { head: 'What happened', cell: ({ why }) => WHY[why] },
  { head: 'Topic', cell: ({ topic }) => topicText(topic) },
  { head: 'In the chat', cell: chatLink },
  {
    head: 'Ticket',
    cell: ({ ticketId }) =>
      ticketId && (
        <a class="ticket-id" href={`/console/tickets/${ticketId}`}>
          {ticketId}
        </a>
      ),
  },
];

function questionText({ text }: UnansweredQuestion) {
  return text === undefined ? (
    <span class="hint">Its words are not kept any more</span>
  ) : (
    <span class="client-text">{text}</span>
  );
}

function chatLink({ conversation, turn, at }: UnansweredQuestion) {
  const place = turn === null ? '' : `#turn-${turn}`;
  return (
    <a href={`/console/chats/${conversation}${place}`}>
      Read it
      <span class="visually-hidden">
        {' '}
        (asked <Moment at={at} />)
      </span>
    </a>
  );
}

const SHOWN = 20;

/** The newest questions without a good answer. Their words are those of the chats, and not in the file: events have none. */
export function Unanswered({ report }: { readonly report: FiguresReport }) {
  const { unanswered, unansweredCount } = report.figures;
  const shown = unanswered.slice(0, SHOWN);
  return (
    <section class="panel" aria-labelledby="unanswered">
      <h2 id="unanswered">Without a good answer</h2>
      <p>
        {counted(unansweredCount, 'question')}
        {unansweredCount > shown.length && `, the newest ${wholeNumber(shown.length)} here`}.
      </p>
      <TopQuestions range={report} />
      <h3>The newest</h3>
      <DataTable
        label="Newest questions without a good answer"
        columns={COLUMNS}
        rows={shown}
        keyOf={({ conversation, turn, at }) => `${conversation} ${turn} ${at}`}
        empty="None in these days."
      />
      <p>
        <a href={csvAddress(report, 'unanswered')} download="figures.csv">
          Questions without a good answer as CSV
        </a>
        , without their words
      </p>
    </section>
  );
}

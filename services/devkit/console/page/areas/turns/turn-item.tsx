import { Badge } from '../../parts/badge.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { JsonText } from '../../parts/json-text.tsx';
import { Moment } from '../../parts/moment.tsx';
import type { Hook, Turn } from './turn.ts';
import './turns.css';

/** A turn: a line, and behind it everything that is known of it. */
export function TurnItem({ turn }: { readonly turn: Turn }) {
  return (
    <li>
      <details class="panel turn">
        <summary>
          <span class="said">{turn.said ?? turn.operation}</span>
          <span class="facts">
            <Moment at={turn.at} /> · {turn.intent ?? 'no intent'}
            {turn.state && ` (${turn.state})`} · {nextOf(turn)} · {Math.round(turn.ms)} ms
          </span>
          {turn.error && <Badge tone="bad">failed</Badge>}
        </summary>
        <TurnDetails turn={turn} />
      </details>
    </li>
  );
}

function nextOf({ dialogAction, slotToElicit }: Turn): string {
  return [dialogAction ?? 'no answer', slotToElicit].filter(Boolean).join(' ');
}

function TurnDetails({ turn }: { readonly turn: Turn }) {
  const { error, lines, hooks, messages, slots, requestId, localeId } = turn;
  return (
    <>
      {error && <p class="problem">{error}</p>}
      <p class="hint">
        {localeId}, request {requestId}
        {turn.said && (
          <>
            {' · '}
            <a href={`/console/questions/answer?${new URLSearchParams({ q: turn.said })}`}>
              Search hits, and how they are judged
            </a>
          </>
        )}
      </p>
      <Ranking turn={turn} />
      <h3>Steps</h3>
      <ol>
        {lines.map((line, at) => (
          <li key={at}>{line}</li>
        ))}
      </ol>
      {Object.keys(slots).length > 0 && <Slots slots={slots} />}
      {hooks.map((hook, at) => (
        <HookDetails key={at} hook={hook} />
      ))}
      <h3>Messages</h3>
      <JsonText label="Messages" value={messages} />
    </>
  );
}

function Ranking({ turn: { ranking } }: { readonly turn: Turn }) {
  return (
    <>
      <h3>Ranking</h3>
      <DataTable
        label="Ranking"
        rows={ranking}
        keyOf={({ intent }) => intent}
        columns={[
          { head: 'Intent', cell: ({ intent }) => intent },
          { head: 'Score', isNumber: true, cell: ({ score }) => score.toFixed(2) },
          { head: 'Why', cell: ({ why }) => why.join(', ') },
        ]}
        empty="Nothing was ranked: a button was pressed, or the session was put."
      />
    </>
  );
}

function Slots({ slots }: Pick<Turn, 'slots'>) {
  return (
    <>
      <h3>Slots</h3>
      <dl>
        {Object.entries(slots).map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </>
  );
}

function HookDetails({ hook }: { readonly hook: Hook }) {
  const { source, outcome, ms, request, response } = hook;
  return (
    <>
      <h3>
        {source}: {outcome}, {Math.round(ms)} ms
      </h3>
      <details>
        <summary>Request</summary>
        <JsonText label={`Request of ${source}`} value={request} />
      </details>
      <details>
        <summary>Response</summary>
        <JsonText label={`Response to ${source}`} value={response ?? 'nothing'} />
      </details>
    </>
  );
}

import type { TurnTrace } from '../../../emulator/lex/runtime/turn-trace.ts';
import { CONSOLE_HEADERS, type ConsolePage, sendPage } from '../../console/console-page.ts';
import { type Html, html, renderConsolePage } from '../../console/html.ts';

/** The last turns: what was understood, which rules decided, what the code hooks did. Their traces are already redacted. */
export function turnsConsole(turns: () => readonly TurnTrace[]): ConsolePage {
  return {
    path: '/console/turns',
    title: 'Turns',
    plugin: async (app) => {
      app.get('/console/turns', async (_request, reply) =>
        sendPage(reply, turnsPage(turns().toReversed())),
      );
      app.get('/console/turns.json', async (_request, reply) =>
        reply.headers(CONSOLE_HEADERS).send(turns().toReversed()),
      );
    },
  };
}

function turnsPage(traces: readonly TurnTrace[]): string {
  if (traces.length === 0) {
    return renderConsolePage('Turns', html`<p>Nobody has said anything since the start.</p>`);
  }
  const heads = ['At (UTC)', 'Intent', 'Ranking', 'Steps', 'Code hook', 'Answer', 'ms'];
  const body = html`<p>The last turns, newest first. <a href="/console/turns.json">As JSON</a></p>
<div class="wide"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${traces.map(row)}</tbody>
</table></div>`;
  return renderConsolePage('Turns', body);
}

function row(trace: TurnTrace): Html {
  const hooks = trace.hooks.map(
    ({ source, outcome, ms }) => `${source}: ${outcome}, ${Math.round(ms)} ms`,
  );
  const next = [trace.dialogAction, trace.slotToElicit].filter(Boolean).join(' ');
  const cells = [
    trace.at.replace('T', ' ').replace(/\..*/, ''),
    `${trace.intent ?? 'none'}${trace.state ? ` (${trace.state})` : ''}`,
    trace.ranking.map(({ intent, score }) => `${intent} ${score}`).join('\n'),
    trace.lines.join('\n'),
    hooks.join('\n'),
    trace.error ?? `${next}, ${trace.messageCount} messages`,
    String(Math.round(trace.ms)),
  ];
  return html`<tr>${cells.map((cell) => html`<td>${withBreaks(cell)}</td>`)}</tr>`;
}

function withBreaks(text: string): readonly Html[] {
  return text.split('\n').map((line, place) => (place === 0 ? html`${line}` : html`<br>${line}`));
}

import type { IndexReport, ReportEntry } from '../../../bot/helpdesk/documents/index-report.ts';
import { type ConsolePage, sendPage } from './console-page.ts';
import { type Html, html, renderConsolePage } from './html.ts';

const HEADS = ['Document', 'State', 'What is wrong', 'What to do', 'Read at'];
const MAX_ROWS = 1000;

/** Creates the page about the documents: what can't be answered from, why, and what to do; then all the others. */
export function documentsConsole(read: () => Promise<IndexReport | undefined>): ConsolePage {
  return {
    path: '/console/documents',
    title: 'Documents',
    plugin: async (app) => {
      app.get('/console/documents', async (_request, reply) =>
        sendPage(reply, documentsPage(await read())),
      );
    },
  };
}

function documentsPage(report: IndexReport | undefined): string {
  const entries = Object.entries(report?.documents ?? {});
  const wrong = entries.filter(([, entry]) => entry.reason !== undefined);
  const right = entries.filter(([, entry]) => entry.reason === undefined);
  const shown = [...wrong, ...right].slice(0, MAX_ROWS);
  if (shown.length === 0)
    return renderConsolePage('Documents', html`<p>No document has been read yet.</p>`);
  return renderConsolePage(
    'Documents',
    html`<p>${summary(wrong.length, entries.length)}</p>
<div class="wide"><table>
<thead><tr>${HEADS.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${shown.map(row)}</tbody>
</table></div>`,
  );
}

function summary(wrong: number, all: number): string {
  const documents = `${all} ${all === 1 ? 'document' : 'documents'}`;
  const rest = all > MAX_ROWS ? ` The first ${MAX_ROWS} are shown.` : '';
  return wrong === 0
    ? `${documents}, all of them read.${rest}`
    : `${documents}; something is wrong with ${wrong}.${rest}`;
}

function row([key, entry]: [string, ReportEntry]): Html {
  const cells = [key, stateOf(entry), entry.reason ?? '', entry.remedy ?? '', entry.at];
  return html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
}

function stateOf(entry: ReportEntry): string {
  if (entry.state !== 'indexed') return entry.state;
  return `indexed: ${entry.passages} ${entry.passages === 1 ? 'passage' : 'passages'}`;
}

import { entriesAt } from '../../../bot/helpdesk/documents/expired-entry.ts';
import type { IndexReport, ReportEntry } from '../../../bot/helpdesk/documents/index-report.ts';
import { type Html, html, renderConsolePage } from '../../console/html.ts';
import { isDocument } from '../../documents/also-asked/document-lines.ts';

const HEADS = ['Document', 'State', 'What is wrong', 'What to do', 'Read at'];
const MAX_ROWS = 1000;

/** Returns the list of the documents: those with which something is wrong first. */
export function documentsPage(report: IndexReport | undefined, now: Date): string {
  const entries = Object.entries(entriesAt(report, now));
  const wrong = entries.filter(([, entry]) => entry.reason !== undefined);
  const right = entries.filter(([, entry]) => entry.reason === undefined);
  const shown = [...wrong, ...right].slice(0, MAX_ROWS);
  if (shown.length === 0)
    return renderConsolePage('Documents', html`<p>No document has been read yet.</p>`);
  return renderConsolePage(
    'Documents',
    html`<p>${summary(wrong.length, entries.length)} Behind each are the other ways to ask for its sections.</p>
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
  const cells = [stateOf(entry), entry.reason ?? '', entry.remedy ?? '', entry.at];
  return html`<tr><td>${named(key, entry)}</td>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`;
}

/** A file that is no document has nothing behind it. */
function named(key: string, { docId }: ReportEntry): Html {
  return isDocument(key) ? html`<a href="/console/documents/${docId}">${key}</a>` : html`${key}`;
}

function stateOf(entry: ReportEntry): string {
  if (entry.state !== 'indexed') return entry.state;
  return `indexed: ${entry.passages} ${entry.passages === 1 ? 'passage' : 'passages'}`;
}

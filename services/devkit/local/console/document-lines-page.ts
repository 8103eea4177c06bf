import { clockTime } from '../../../bot/helpdesk/conversations/clock-time.ts';
import { metaKeyOf } from '../../../bot/helpdesk/documents/document-key.ts';
import type { Passage } from '../../../bot/helpdesk/documents/passage.ts';
import { type Html, html, renderConsolePage } from '../../console/html.ts';
import type { DocumentWithLines } from '../../documents/also-asked/document-lines.ts';
import type { AddedLine, SectionLines } from '../../documents/also-asked/section-lines.ts';
import { OUTCOMES, type Outcome } from './document-outcomes.ts';

const NOTHING = html``;
const BACK = html`<p><a href="/console/documents">All documents</a></p>`;

/** Returns the page of a document: the other ways to ask for each section, and the forms that change them. */
export function documentLinesPage(
  document: DocumentWithLines,
  outcome: Outcome | undefined,
): string {
  const { key, entry, sections, unplaced } = document;
  const { docId } = entry;
  // The index still has what was removed a moment ago.
  const unknownOwn = outcome === 'waiting' ? { own: [] } : {};
  const title = 'title' in entry && entry.title !== '' ? entry.title : key;
  return renderConsolePage(
    `Other ways to ask: ${title}`,
    html`${BACK}
${outcome === undefined ? NOTHING : outcomeBlock(outcomeOf(outcome, document))}
<dl><dt>Document</dt><dd>${key}</dd><dt>State</dt><dd>${entry.state}</dd>${trouble(document)}</dl>
<p>Readers rarely use the words of a page. Write their questions here, whole ones and one on each line. They are searched and
compared with what is asked, and never shown to readers. They are kept in <code>${metaKeyOf(key)}</code>.</p>
${sections.length === 0 ? html`<p>The document has no section in the index, so nothing can be added now.</p>` : NOTHING}
${sections.map((section, at) => sectionBlock(docId, { ...section, ...unknownOwn }, at))}
${unplaced.length === 0 ? NOTHING : unplacedBlock(docId, unplaced)}`,
  );
}

/** Written, but of no use until the document can be read. */
function outcomeOf(outcome: Outcome, { entry }: DocumentWithLines): Outcome {
  const isWritten = outcome === 'added' || outcome === 'removed';
  return isWritten && entry.state !== 'indexed' ? 'refused' : outcome;
}

/** The address that a form is sent to ends with its id, so that a browser and a screen reader go on there. */
function outcomeBlock(outcome: Outcome): Html {
  return html`<p id="outcome" class="outcome" role="status" tabindex="-1">${OUTCOMES[outcome]}</p>`;
}

function trouble({ entry: { reason, remedy = '' } }: DocumentWithLines): Html {
  if (reason === undefined) return NOTHING;
  return html`<dt>What is wrong</dt><dd>${reason}</dd><dt>What to do</dt><dd>${remedy}</dd>`;
}

function sectionBlock(docId: string, { passage, own, added }: SectionLines, at: number): Html {
  const heading = headingOf(passage);
  return html`<section aria-labelledby="section-${at}">
<h2 id="section-${at}">${heading}</h2>
${own.length + added.length === 0 ? html`<p>No line yet.</p>` : NOTHING}
${own.length === 0 ? NOTHING : html`<p>In the document itself:</p><ul>${own.map((line) => html`<li>${line}</li>`)}</ul>`}
${added.length === 0 ? NOTHING : html`<p>Added:</p>${addedList(docId, added)}`}
<form method="post" action="/console/documents/${docId}/lines#outcome">
<input type="hidden" name="passage" value="${passage.id}">
<p><label for="lines-${at}">More ways to ask<span class="unseen"> for ${heading}</span>, one on each line</label><br>
<textarea id="lines-${at}" name="lines" rows="2" required></textarea></p>
<p><button>Add<span class="unseen"> to ${heading}</span></button></p>
</form>
</section>`;
}

function headingOf({ place, heading, title }: Passage): string {
  if ('startSeconds' in place) return `From ${clockTime(place.startSeconds)}`;
  const name = heading || title;
  return 'page' in place ? `Page ${place.page}: ${name}` : name;
}

function unplacedBlock(docId: string, lines: readonly AddedLine[]): Html {
  const byName = [...new Set(lines.map(({ name }) => name))];
  return html`<section aria-labelledby="unplaced"><h2 id="unplaced">Lines for sections that are not there</h2>
<p>The document has no such section now. Remove them, and add them to the right one.</p>
${byName.map((section) => {
  const of = lines.filter(({ name }) => name === section);
  return html`<h3>${section}</h3>${addedList(docId, of)}`;
})}</section>`;
}

function addedList(docId: string, lines: readonly AddedLine[]): Html {
  return html`<ul class="lines">${lines.map(
    ({ name, line }) => html`<li>${line}
<form method="post" action="/console/documents/${docId}/removed#outcome">
<input type="hidden" name="name" value="${name}"><input type="hidden" name="line" value="${line}">
<button>Remove<span class="unseen"> “${line}”</span></button></form></li>`,
  )}</ul>`;
}

/** What went wrong, for a person. */
export interface Failure {
  readonly docId: string;
  /** With what to do, in sentences. */
  readonly problems: string;
  /** The lines that were typed. */
  readonly typed: string;
}

/** Returns the page for what could not be done. What was typed can be copied from it. */
export function failedPage({ docId, problems, typed }: Failure): string {
  const kept =
    typed === ''
      ? NOTHING
      : html`<p><label for="typed">What you typed</label><br>
<textarea id="typed" rows="8" readonly>\n${typed}</textarea></p>`;
  return renderConsolePage(
    'That did not work',
    html`<p id="outcome" class="outcome" role="alert" tabindex="-1">${problems}</p>
${kept}
<p><a href="/console/documents/${encodeURIComponent(docId)}">Back to the document</a> · <a href="/console/documents">All documents</a></p>`,
  );
}

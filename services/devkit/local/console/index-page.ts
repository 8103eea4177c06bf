import { escapeHtml } from '../../../bot/helpdesk/escape-html.ts';
import type { ConsolePage } from './console-page.ts';
import { consolePage } from './html.ts';

/** The entry page of the console: a list of its pages. */
export function consoleIndex(pages: readonly ConsolePage[]): string {
  const items = pages.map(
    ({ path, title }) => `<li><a href="${escapeHtml(path)}">${escapeHtml(title)}</a></li>`,
  );
  const body = `<ul>${items.join('')}</ul>
<p><a href="/">The chat</a> · <a href="/healthz">Health</a></p>`;
  return consolePage('Console', body);
}

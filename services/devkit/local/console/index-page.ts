import type { ConsolePage } from './console-page.ts';
import { html, renderConsolePage } from './html.ts';

/** Returns the entry page of the console: a list of its pages. */
export function consoleIndex(pages: readonly ConsolePage[]): string {
  const items = pages.map(({ path, title }) => html`<li><a href="${path}">${title}</a></li>`);
  const body = html`<ul>${items}</ul>
<p><a href="/">The chat</a> · <a href="/healthz">Health</a></p>`;
  return renderConsolePage('Console', body);
}

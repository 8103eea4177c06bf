import { DocumentError } from './document-error.ts';
import { documentKind } from './document-key.ts';
import { pageLinks } from './page-links.ts';
import { readPage } from './read-page.ts';
import { serialise } from './serialise.ts';

export interface RenderedPage {
  readonly title: string;
  /** Sanitised markup: no scripts, handlers, styles, forms or frames; headings carry the ids that passages name. */
  readonly html: string;
}

/**
 * Renders a saved page for a browser, from its bytes and its media type or key. With `key`, links to other saved
 * pages and images beside the page work too. Throws DocumentError for what cannot be shown.
 */
export function renderPage(bytes: Uint8Array, type: string, key?: string): RenderedPage {
  const { title, nodes } = readPage(bytes, pageFormat(type, key), pageLinks(key));
  return { title, html: serialise(nodes) };
}

function pageFormat(type: string, key: string | undefined): 'html' | 'markdown' {
  const kind = key === undefined ? undefined : documentKind(key);
  if (kind === 'html' || kind === 'markdown') return kind;
  const [media = ''] = type.split(';', 1);
  if (/^text\/html$/i.test(media.trim())) return 'html';
  if (/^text\/(?:x-)?markdown$/i.test(media.trim())) return 'markdown';
  throw new DocumentError(
    `a document of type ${media.trim() || 'unknown'} cannot be shown as a page`,
  );
}

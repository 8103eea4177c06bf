import { DocumentError } from './document-error.ts';
import { documentKind } from './document-key.ts';
import { PageLinks } from './page-links.ts';
import { readPage } from './read-page.ts';
import { serialise } from './serialise.ts';

export interface RenderedPage {
  readonly title: string;
  /** Sanitised markup, without scripts, handlers, styles, forms or frames. Headings have the ids that passages name. */
  readonly html: string;
}

/**
 * Renders a saved page for a browser, from its bytes and its media type or key. With a `key`, links to other saved
 * pages and images next to the page work too. Throws DocumentError if the document cannot be shown.
 */
export function renderPage(bytes: Uint8Array, type: string, key?: string): RenderedPage {
  const { title, nodes } = readPage(bytes, pageFormat(type, key), new PageLinks(key));
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

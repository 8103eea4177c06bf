import { DocumentError } from './document-error.ts';
import { documentKind } from './document-key.ts';
import { PageLinks } from './page-links.ts';
import { type Page, type PageFormat, readPage } from './read-page.ts';
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
  return rendered(readPage(bytes, pageFormat(type, key), { links: new PageLinks(key), key }));
}

/** Renders a page that was read. */
export function rendered({ title, nodes }: Page): RenderedPage {
  return { title, html: serialise(nodes) };
}

const FORMATS: readonly PageFormat[] = ['html', 'markdown', 'text'];

function pageFormat(type: string, key: string | undefined): PageFormat {
  const kind = key === undefined ? undefined : documentKind(key);
  const format = FORMATS.find((known) => known === kind);
  if (format) return format;
  const [media = ''] = type.split(';', 1);
  if (/^text\/html$/i.test(media.trim())) return 'html';
  if (/^text\/(?:x-)?markdown$/i.test(media.trim())) return 'markdown';
  if (/^text\/plain$/i.test(media.trim())) return 'text';
  throw new DocumentError(
    `a document of type ${media.trim() || 'unknown'} cannot be shown as a page`,
    'save it as a web page or as a PDF',
  );
}

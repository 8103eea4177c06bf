import { marked } from 'marked';
import { escapeHtml } from '../escape-html.ts';
import { type CleanNode, collapseSpace, textContent } from './clean-node.ts';
import { decodePage, decodeText } from './decode-text.ts';
import { DocumentError } from './document-error.ts';
import { splitFrontMatter } from './front-matter.ts';
import { checkMarkdown } from './markdown-limits.ts';
import { PageLinks } from './page-links.ts';
import { originOf, type PageOrigin } from './page-origin.ts';
import { findAll, mainPart } from './page-parts.ts';
import { titleOf } from './page-title.ts';
import { type ParsedNode, parseHtml } from './parse-html.ts';
import { fromPlainText } from './plain-text.ts';
import { sanitise } from './sanitise.ts';
import { titleFromName } from './title-from-name.ts';

/** A page that SingleFile saved has its images in it. */
const MAX_PAGE_BYTES = 20 * 1024 * 1024;
const MAX_TEXT_BYTES = 5 * 1024 * 1024;

export type PageFormat = 'html' | 'markdown' | 'text';

/** A saved page, sanitised. */
export interface Page extends PageOrigin {
  readonly title: string;
  /** BCP 47 tag. Defaults to `en`. */
  readonly lang: string;
  readonly nodes: readonly CleanNode[];
}

export interface ReadPageOptions {
  readonly links?: PageLinks;
  /** Names a plain text, which has no title of its own. */
  readonly key?: string | undefined;
}

/**
 * Reads a saved page: its main part, sanitised, with ids on its headings. The ids are the same whether the page is read
 * to be displayed or to be indexed.
 * Throws DocumentError if the file is empty, not text, without content, or larger than 20 MB (5 MB of Markdown or text).
 */
export function readPage(
  bytes: Uint8Array,
  format: PageFormat,
  options: ReadPageOptions = {},
): Page {
  const limit = format === 'html' ? MAX_PAGE_BYTES : MAX_TEXT_BYTES;
  if (bytes.length > limit)
    throw new DocumentError(
      `the page is larger than ${limit / 1024 / 1024} MB`,
      'split it, or save it without images',
    );
  return readMarkup(markupOf(bytes, format, options.key), options.links);
}

/** Reads a page from its markup, likewise. */
export function readMarkup(html: string, links: PageLinks = new PageLinks()): Page {
  const document = parseHtml(html);
  const nodes = sanitise(mainPart(document), { document, links, frameContent });
  if (collapseSpace(textContent(nodes)) === '')
    throw new DocumentError(
      'the page has no text',
      'save it once it is fully loaded, with its text and not as images',
    );
  return { title: titleOf(document, nodes), lang: langOf(document), nodes, ...originOf(document) };
}

/** A page that is saved in one file has the pages of its frames in it. */
const frameContent = (markup: string) => mainPart(parseHtml(markup));

function markupOf(bytes: Uint8Array, format: PageFormat, key: string | undefined): string {
  if (format === 'html') return decodePage(bytes);
  if (format === 'markdown') return fromMarkdown(decodeText(bytes));
  const html = fromPlainText(decodeText(bytes));
  return html.startsWith('<h1>') ? html : withTitle(key && titleFromName(key), html);
}

/** Converts Markdown. The title is the first heading, or that of the front matter. */
function fromMarkdown(text: string): string {
  const { title, body } = splitFrontMatter(text);
  checkMarkdown(body);
  return withTitle(title, marked.parse(body, { async: false, gfm: true }));
}

const withTitle = (title: string | undefined, html: string) =>
  title ? `<title>${escapeHtml(title)}</title>${html}` : html;

function langOf(document: readonly ParsedNode[]): string {
  const [html] = findAll(document, ({ name }) => name === 'html');
  const lang = html?.attribs.lang;
  return lang && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(lang) ? lang : 'en';
}

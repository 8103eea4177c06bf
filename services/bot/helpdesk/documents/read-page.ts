import { parseDocument } from 'htmlparser2';
import { marked } from 'marked';
import { type CleanNode, squeeze, textOf } from './clean-node.ts';
import { decodeText } from './decode-text.ts';
import { DocumentError } from './document-error.ts';
import { type PageLinks, pageLinks } from './page-links.ts';
import { isDropped, isElement, type ParsedNode, sanitise } from './sanitise.ts';

const MAX_PAGE_BYTES = 5 * 1024 * 1024;
const MAX_TITLE_LENGTH = 200;

/** A saved page, sanitised. */
export interface Page {
  readonly title: string;
  /** BCP 47 tag; `en` where the page does not say. */
  readonly lang: string;
  readonly nodes: readonly CleanNode[];
}

/**
 * Reads a saved page: its main part, sanitised, with ids on its headings. The same ids come out for the page that is
 * shown and for the passages that are indexed.
 * Throws DocumentError for a file that is empty, no text, without any content, or larger than 5 MB.
 */
export function readPage(
  bytes: Uint8Array,
  format: 'html' | 'markdown',
  links: PageLinks = pageLinks(),
): Page {
  if (bytes.length > MAX_PAGE_BYTES) throw new DocumentError('the page is larger than 5 MB');
  const text = decodeText(bytes);
  const html = format === 'html' ? text : fromMarkdown(text);
  const document = parseDocument(html, { lowerCaseTags: true, lowerCaseAttributeNames: true });
  const nodes = sanitise(mainPart(document.children), links);
  if (squeeze(textOf(nodes)) === '') throw new DocumentError('the page has no text');
  return { title: titleOf(document.children, nodes), lang: langOf(document.children), nodes };
}

/** The title stands in the first heading, or in a front matter block (`---`, `title: …`). */
function fromMarkdown(text: string): string {
  const matter = /^---\n([\s\S]{0,4000}?)\n---(?:\n|$)/.exec(text);
  const title = /^title:[ \t]*(.{1,200})$/m.exec(matter?.[1] ?? '')?.[1]?.trim();
  const body = matter ? text.slice(matter[0].length) : text;
  const html = marked.parse(body, { async: false, gfm: true });
  const plain = title
    ?.replace(/^(["'])(.*)\1$/, '$2')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
  return plain ? `<title>${plain}</title>${html}` : html;
}

/** `<main>`, else the one `<article>`, else all: menus and footers are no help to anybody who asks. */
function mainPart(nodes: readonly ParsedNode[]): readonly ParsedNode[] {
  const main = findAll(nodes, (name, role) => name === 'main' || role === 'main');
  if (main[0]) return [main[0]];
  const articles = findAll(nodes, (name) => name === 'article');
  if (articles.length === 1) return articles;
  return nodes.flatMap((node) => withoutFurniture(node));
}

const FURNITURE = ['nav', 'footer', 'aside'];

function withoutFurniture(node: ParsedNode, depth = 0): ParsedNode[] {
  if (!isElement(node)) return [node];
  if (FURNITURE.includes(node.name)) return [];
  const isShell = ['html', 'body'].includes(node.name) && depth < 3;
  return isShell ? node.children.flatMap((child) => withoutFurniture(child, depth + 1)) : [node];
}

/** Elements that fit, in order; not within one another, nor within what is dropped. Iterative: nesting is the page's choice. */
function findAll(
  nodes: readonly ParsedNode[],
  fits: (name: string, role: string | undefined) => boolean,
): ParsedNode[] {
  const found: ParsedNode[] = [];
  const waiting = [...nodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (!isElement(node)) continue;
    if (fits(node.name, node.attribs.role)) found.push(node);
    else if (node.name === 'head' || !isDropped(node))
      for (let at = node.children.length - 1; at >= 0; at -= 1)
        waiting.push(node.children[at] as ParsedNode);
  }
  return found;
}

/** A site's `<title>` often carries the site's name: the first `<h1>` goes before it where the title contains it. */
function titleOf(document: readonly ParsedNode[], nodes: readonly CleanNode[]): string {
  const [element] = findAll(document, (name) => name === 'title');
  const title = element && isElement(element) ? squeeze(element.children.map(dataOf).join('')) : '';
  const heading = firstHeading(nodes);
  const chosen = heading && (title === '' || title.includes(heading)) ? heading : title;
  return (chosen || squeeze(textOf(nodes))).slice(0, MAX_TITLE_LENGTH);
}

const dataOf = (node: ParsedNode): string => (node.type === 'text' ? node.data : '');

function firstHeading(nodes: readonly CleanNode[]): string {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    const found = node.name === 'h1' ? squeeze(textOf(node.children)) : firstHeading(node.children);
    if (found) return found;
  }
  return '';
}

function langOf(document: readonly ParsedNode[]): string {
  const [html] = findAll(document, (name) => name === 'html');
  const lang = html && isElement(html) ? html.attribs.lang : undefined;
  return lang && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(lang) ? lang : 'en';
}

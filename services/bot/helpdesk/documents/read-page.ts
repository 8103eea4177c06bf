import { marked } from 'marked';
import { type CleanNode, collapseSpace, textContent } from './clean-node.ts';
import { decodeText } from './decode-text.ts';
import { DocumentError } from './document-error.ts';
import { checkMarkdown } from './markdown-limits.ts';
import { PageLinks } from './page-links.ts';
import { type ParsedNode, parseHtml } from './parse-html.ts';
import { isDropped, isElement, sanitise } from './sanitise.ts';

const MAX_PAGE_BYTES = 5 * 1024 * 1024;
const MAX_TITLE_LENGTH = 200;

/** A saved page, sanitised. */
export interface Page {
  readonly title: string;
  /** BCP 47 tag. Defaults to `en`. */
  readonly lang: string;
  readonly nodes: readonly CleanNode[];
}

/**
 * Reads a saved page: its main part, sanitised, with ids on its headings. The ids are the same whether the page is read
 * to be displayed or to be indexed.
 * Throws DocumentError if the file is empty, not text, without content, or larger than 5 MB.
 */
export function readPage(
  bytes: Uint8Array,
  format: 'html' | 'markdown',
  links: PageLinks = new PageLinks(),
): Page {
  if (bytes.length > MAX_PAGE_BYTES) throw new DocumentError('the page is larger than 5 MB');
  const text = decodeText(bytes);
  const html = format === 'html' ? text : fromMarkdown(text);
  const document = parseHtml(html);
  const nodes = sanitise(mainPart(document), links);
  if (collapseSpace(textContent(nodes)) === '') throw new DocumentError('the page has no text');
  return { title: titleOf(document, nodes), lang: langOf(document), nodes };
}

/** Converts Markdown. The title is the first heading, or that of a front matter block (`---`, `title: …`). */
function fromMarkdown(text: string): string {
  const matter = /^---\n([\s\S]{0,4000}?)\n---(?:\n|$)/.exec(text);
  const title = /^title:[ \t]*(.{1,200})$/m.exec(matter?.[1] ?? '')?.[1]?.trim();
  const body = matter ? text.slice(matter[0].length) : text;
  checkMarkdown(body);
  const html = marked.parse(body, { async: false, gfm: true });
  const plain = title
    ?.replace(/^(["'])(.*)\1$/, '$2')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
  return plain ? `<title>${plain}</title>${html}` : html;
}

/** Returns `<main>`, or the only `<article>`, or else everything but menus and footers, which answer no question. */
function mainPart(nodes: readonly ParsedNode[]): readonly ParsedNode[] {
  const main = findAll(nodes, (name, role) => name === 'main' || role === 'main');
  if (main[0]) return [main[0]];
  const articles = findAll(nodes, (name) => name === 'article');
  if (articles.length === 1) return articles;
  return nodes.flatMap((node) => withoutNavigation(node));
}

const NAVIGATION_ELEMENTS = ['nav', 'footer', 'aside'];

function withoutNavigation(node: ParsedNode, depth = 0): ParsedNode[] {
  if (!isElement(node)) return [node];
  if (NAVIGATION_ELEMENTS.includes(node.name)) return [];
  const isShell = ['html', 'body'].includes(node.name) && depth < 3;
  return isShell ? node.children.flatMap((child) => withoutNavigation(child, depth + 1)) : [node];
}

/**
 * Finds the outermost matching elements, in order, outside of dropped ones. Iterative, because pages nest arbitrarily.
 */
function findAll(
  nodes: readonly ParsedNode[],
  matches: (name: string, role: string | undefined) => boolean,
): ParsedNode[] {
  const found: ParsedNode[] = [];
  const pending = [...nodes].reverse();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (!isElement(node)) continue;
    if (matches(node.name, node.attribs.role)) found.push(node);
    else if (node.name === 'head' || !isDropped(node))
      for (let at = node.children.length - 1; at >= 0; at -= 1)
        pending.push(node.children[at] as ParsedNode);
  }
  return found;
}

/** Chooses the title. A `<title>` often includes the name of the site, so an `<h1>` that it contains is preferred. */
function titleOf(document: readonly ParsedNode[], nodes: readonly CleanNode[]): string {
  const [element] = findAll(document, (name) => name === 'title');
  const title =
    element && isElement(element) ? collapseSpace(element.children.map(dataOf).join('')) : '';
  const heading = firstHeading(nodes);
  const chosen = heading && (title === '' || title.includes(heading)) ? heading : title;
  return (chosen || collapseSpace(textContent(nodes))).slice(0, MAX_TITLE_LENGTH);
}

function dataOf(node: ParsedNode): string {
  return node.type === 'text' ? node.data : '';
}

function firstHeading(nodes: readonly CleanNode[]): string {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    const found =
      node.name === 'h1' ? collapseSpace(textContent(node.children)) : firstHeading(node.children);
    if (found) return found;
  }
  return '';
}

function langOf(document: readonly ParsedNode[]): string {
  const [html] = findAll(document, (name) => name === 'html');
  const lang = html && isElement(html) ? html.attribs.lang : undefined;
  return lang && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(lang) ? lang : 'en';
}

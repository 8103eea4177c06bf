import type { parseDocument } from 'htmlparser2';
import { ALLOWED_ELEMENTS, allowedAttributes, DROPPED_ELEMENTS } from './allowed-markup.ts';
import { type Anchors, startAnchors } from './anchors.ts';
import { type CleanElement, type CleanNode, squeeze, textOf } from './clean-node.ts';
import { DocumentError } from './document-error.ts';
import type { PageLinks } from './page-links.ts';

export type ParsedNode = ReturnType<typeof parseDocument>['children'][number];
type ParsedElement = Extract<ParsedNode, { attribs: unknown }>;

const MAX_DEPTH = 200;
const MAX_NODES = 200_000;
const HEADING = /^h[1-6]$/;

interface Cleaning {
  readonly links: PageLinks;
  readonly anchors: Anchors;
  nodes: number;
}

/**
 * Copies what is allowed of a parsed page into a tree of its own. Nothing is passed through: an element, an attribute
 * or an address that no list names does not come out. Headings get ids.
 * Throws DocumentError for a page that is nested or long beyond reason.
 */
export function sanitise(nodes: readonly ParsedNode[], links: PageLinks): CleanNode[] {
  const cleaning: Cleaning = { links, anchors: startAnchors(), nodes: 0 };
  return nodes.flatMap((node) => cleanNode(node, cleaning, 0));
}

function cleanNode(node: ParsedNode, cleaning: Cleaning, depth: number): CleanNode[] {
  cleaning.nodes += 1;
  if (cleaning.nodes > MAX_NODES)
    throw new DocumentError(`the page has more than ${MAX_NODES} elements`);
  if (depth > MAX_DEPTH)
    throw new DocumentError(`the page is nested more than ${MAX_DEPTH} elements deep`);
  if (node.type === 'text') return [node.data];
  if (!isElement(node) || isDropped(node)) return [];
  const name = node.name.toLowerCase();
  const children = () => node.children.flatMap((child) => cleanNode(child, cleaning, depth + 1));
  if (!ALLOWED_ELEMENTS.has(name)) return children();
  if (name === 'img') return image(node, cleaning);
  if (name === 'a') return link(node, cleaning, children);
  return [element(name, node, cleaning, children())];
}

export const isElement = (node: ParsedNode): node is ParsedElement => 'attribs' in node;

/** True for what is left out with all that is in it, and for what the page itself hides. */
export function isDropped({ name, attribs }: ParsedElement): boolean {
  const isHidden = 'hidden' in attribs || /display\s*:\s*none/i.test(attribs.style ?? '');
  return isHidden || name.includes(':') || DROPPED_ELEMENTS.has(name.toLowerCase());
}

function element(
  name: string,
  node: ParsedElement,
  cleaning: Cleaning,
  children: readonly CleanNode[],
): CleanElement {
  const own = node.attribs.id;
  const text = HEADING.test(name) ? squeeze(textOf(children)) : '';
  const id = text === '' ? cleaning.anchors.keep(own) : cleaning.anchors.forHeading(text, own);
  const attributes = allowedAttributes(name, node.attribs);
  return { name, attributes: id ? [['id', id], ...attributes] : attributes, children };
}

function image(node: ParsedElement, { links }: Cleaning): CleanNode[] {
  const attributes = allowedAttributes('img', node.attribs);
  const src = node.attribs.src === undefined ? undefined : links.src(node.attribs.src);
  if (src) return [{ name: 'img', attributes: [['src', src], ...attributes], children: [] }];
  const alt = attributes.find(([name]) => name === 'alt')?.[1];
  return alt ? [` ${alt} `] : [];
}

function link(node: ParsedElement, cleaning: Cleaning, children: () => CleanNode[]): CleanNode[] {
  const given = node.attribs.href;
  const href = given === undefined ? undefined : cleaning.links.href(given);
  const id = cleaning.anchors.keep(node.attribs.id ?? node.attribs.name);
  const attributes: [string, string][] = id ? [['id', id]] : [];
  if (href) attributes.push(['href', href], ...outward(href));
  if (attributes.length === 0) return children();
  return [{ name: 'a', attributes, children: children() }];
}

/** A link out of the page opens a window of its own: the page itself is sandboxed. */
const outward = (href: string): [string, string][] =>
  href.startsWith('#')
    ? []
    : [
        ['target', '_blank'],
        ['rel', 'noopener noreferrer'],
      ];

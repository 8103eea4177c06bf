import { ALLOWED_ELEMENTS, allowedAttributes, DROPPED_ELEMENTS } from './allowed-markup.ts';
import { Anchors } from './anchors.ts';
import { type CleanElement, type CleanNode, collapseSpace, textContent } from './clean-node.ts';
import { DocumentError } from './document-error.ts';
import type { PageLinks } from './page-links.ts';
import type { ParsedNode } from './parse-html.ts';

type ParsedElement = Extract<ParsedNode, { attribs: unknown }>;

const MAX_DEPTH = 200;
const MAX_NODES = 200_000;
const HEADING = /^h[1-6]$/;

interface SanitiseContext {
  readonly links: PageLinks;
  readonly anchors: Anchors;
  nodes: number;
}

/**
 * Copies the allowed parts of a parsed page into a new tree. Nothing is passed through: an element, attribute or
 * address that is on no list is left out. Headings get ids.
 * Throws DocumentError if the page is unreasonably long or deeply nested.
 */
export function sanitise(nodes: readonly ParsedNode[], links: PageLinks): CleanNode[] {
  const context: SanitiseContext = { links, anchors: new Anchors(), nodes: 0 };
  return nodes.flatMap((node) => cleanNode(node, context, 0));
}

function cleanNode(node: ParsedNode, context: SanitiseContext, depth: number): CleanNode[] {
  context.nodes += 1;
  if (context.nodes > MAX_NODES)
    throw new DocumentError(
      `the page has more than ${MAX_NODES} elements; split it into several pages`,
    );
  if (depth > MAX_DEPTH)
    throw new DocumentError(
      `the page is nested more than ${MAX_DEPTH} elements deep; close its elements, and save it again`,
    );
  if (node.type === 'text') return [node.data];
  if (!isElement(node) || isDropped(node)) return [];
  const name = node.name.toLowerCase();
  const children = () => node.children.flatMap((child) => cleanNode(child, context, depth + 1));
  if (!ALLOWED_ELEMENTS.has(name)) return children();
  if (name === 'img') return image(node, context);
  if (name === 'a') return link(node, context, children);
  return [element(name, node, context, children())];
}

export const isElement = (node: ParsedNode): node is ParsedElement => 'attribs' in node;

/** Whether an element is removed with its content: it is on the list, or the page itself hides it. */
export function isDropped({ name, attribs }: ParsedElement): boolean {
  const isHidden = 'hidden' in attribs || /display\s*:\s*none/i.test(attribs.style ?? '');
  return isHidden || name.includes(':') || DROPPED_ELEMENTS.has(name.toLowerCase());
}

function element(
  name: string,
  node: ParsedElement,
  context: SanitiseContext,
  children: readonly CleanNode[],
): CleanElement {
  const own = node.attribs.id;
  const text = HEADING.test(name) ? collapseSpace(textContent(children)) : '';
  const id = text === '' ? context.anchors.keep(own) : context.anchors.forHeading(text, own);
  const attributes = allowedAttributes(name, node.attribs);
  return { name, attributes: id ? [['id', id], ...attributes] : attributes, children };
}

function image(node: ParsedElement, { links }: SanitiseContext): CleanNode[] {
  const attributes = allowedAttributes('img', node.attribs);
  const src = node.attribs.src === undefined ? undefined : links.src(node.attribs.src);
  if (src) return [{ name: 'img', attributes: [['src', src], ...attributes], children: [] }];
  const alt = attributes.find(([name]) => name === 'alt')?.[1];
  return alt ? [` ${alt} `] : [];
}

function link(
  node: ParsedElement,
  context: SanitiseContext,
  children: () => CleanNode[],
): CleanNode[] {
  const given = node.attribs.href;
  const href = given === undefined ? undefined : context.links.href(given);
  const id = context.anchors.keep(node.attribs.id ?? node.attribs.name);
  const attributes: [string, string][] = id ? [['id', id]] : [];
  if (href) attributes.push(['href', href], ...targetAttributes(href));
  if (attributes.length === 0) return children();
  return [{ name: 'a', attributes, children: children() }];
}

/** Returns the attributes that open links out of the page in a new window, because the page itself is sandboxed. */
function targetAttributes(href: string): [string, string][] {
  if (href.startsWith('#')) return [];
  return [
    ['target', '_blank'],
    ['rel', 'noopener noreferrer'],
  ];
}

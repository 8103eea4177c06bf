import { allowedAttributes, DROPPED_ELEMENTS, displayedName } from './allowed-markup.ts';
import { readAlsoAsked } from './also-asked.ts';
import { Anchors } from './anchors.ts';
import { type CleanElement, type CleanNode, collapseSpace, textContent } from './clean-node.ts';
import { Disclosures, isGenericTitle, isHidden } from './disclosures.ts';
import { DocumentError } from './document-error.ts';
import { isChrome } from './page-chrome.ts';
import type { PageLinks } from './page-links.ts';
import type { ParsedNode } from './parse-html.ts';
import { isElement, type ParsedElement } from './parsed-nodes.ts';

const MAX_DEPTH = 200;
const MAX_NODES = 200_000;
const HEADING = /^h[1-6]$/;

interface SanitiseContext {
  readonly links: PageLinks;
  readonly anchors: Anchors;
  readonly disclosures: Disclosures;
  /** Returns the content of a page within the page. */
  readonly frameContent: (markup: string) => readonly ParsedNode[];
  nodes: number;
  /** The level of the last heading. */
  level: number;
}

export interface SanitiseOptions {
  /** The whole page: what opens a part of it may be somewhere else. */
  readonly document: readonly ParsedNode[];
  readonly links: PageLinks;
  readonly frameContent: (markup: string) => readonly ParsedNode[];
}

/**
 * Copies the allowed parts of a parsed page into a new tree. Nothing is passed through: an element, attribute or
 * address that is on no list is left out. Headings get ids, and so do the titles of parts that a visitor opens.
 * Throws DocumentError if the page is unreasonably long or deeply nested.
 */
export function sanitise(
  nodes: readonly ParsedNode[],
  { document, links, frameContent }: SanitiseOptions,
): CleanNode[] {
  const disclosures = new Disclosures(document);
  const anchors = new Anchors();
  const context = { links, anchors, disclosures, frameContent, nodes: 0, level: 1 };
  return nodes.flatMap((node) => cleanNode(node, context, 0));
}

function cleanNode(node: ParsedNode, context: SanitiseContext, depth: number): CleanNode[] {
  checkLimits(context, depth);
  if (node.type === 'text') return [node.data];
  if (node.type === 'comment') return authorsNote(node.data);
  if (!isElement(node)) return [];
  const inside = (nodes: readonly ParsedNode[]) =>
    nodes.flatMap((child) => cleanNode(child, context, depth + 1));
  if (node.name === 'iframe' && !isHidden(node) && node.attribs.srcdoc)
    return inside(context.frameContent(node.attribs.srcdoc));
  if (isRemoved(node, context.disclosures) || isChrome(node)) return [];
  if (context.disclosures.isTabOfPanel(node)) return [];
  return cleanElement(node, context, () => inside(node.children));
}

function checkLimits(context: SanitiseContext, depth: number): void {
  context.nodes += 1;
  if (context.nodes > MAX_NODES)
    throw new DocumentError(
      `the page has more than ${MAX_NODES} elements`,
      'split it into several pages',
    );
  if (depth > MAX_DEPTH)
    throw new DocumentError(
      `the page is nested more than ${MAX_DEPTH} elements deep`,
      'close its elements, and save it again',
    );
}

function authorsNote(comment: string): CleanNode[] {
  const alsoAsked = readAlsoAsked(comment);
  return alsoAsked.length > 0 ? [{ alsoAsked }] : [];
}

function cleanElement(
  node: ParsedElement,
  context: SanitiseContext,
  children: () => CleanNode[],
): CleanNode[] {
  const { disclosures } = context;
  if (node.name === 'img') return image(node, context);
  const name = headingName(node) ?? displayedName(node.name);
  if (name !== undefined && HEADING.test(name)) return [heading(name, node, context, children())];
  if (node.name === 'button' || (name !== 'summary' && disclosures.isTitle(node)))
    return trigger(node, context, children);
  const title = disclosures.tabTitle(node);
  if (title)
    return [
      ownHeading(title, undefined, context, [title]),
      ...element('div', node, context, children()),
    ];
  if (name === undefined) return children();
  if (name === 'a') return link(node, context, children);
  if (name === 'summary') return summary(node, context, children());
  return element(name, node, context, children());
}

/** Returns the heading that an element is, also by its role: `<div role="heading" aria-level="2">`. */
function headingName({ name, attribs }: ParsedElement): string | undefined {
  if (HEADING.test(name)) return name;
  if (attribs.role !== 'heading') return undefined;
  return /^[1-6]$/.test(attribs['aria-level'] ?? '') ? `h${attribs['aria-level']}` : 'h2';
}

/**
 * Whether an element is removed with its content: it is on the list, or the page itself hides it and nothing opens it.
 * A shadow root that was saved with the page is content.
 */
export function isRemoved(element: ParsedElement, disclosures?: Disclosures): boolean {
  const { name, attribs } = element;
  if (name === 'template') return !('shadowrootmode' in attribs || 'shadowroot' in attribs);
  if (name.includes(':') || DROPPED_ELEMENTS.has(name)) return true;
  return isHidden(element) && disclosures?.isPanel(element) !== true;
}

function element(
  name: string,
  node: ParsedElement,
  context: SanitiseContext,
  children: readonly CleanNode[],
): CleanElement[] {
  const id = context.anchors.keep(node.attribs.id);
  const attributes = allowedAttributes(name, node.attribs);
  // A closed part would hide the place that an answer links to.
  if (name === 'details') attributes.push(['open', '']);
  return [{ name, attributes: id ? [['id', id], ...attributes] : attributes, children }];
}

function heading(
  name: string,
  node: ParsedElement,
  context: SanitiseContext,
  children: readonly CleanNode[],
): CleanElement {
  const text = collapseSpace(textContent(children));
  const own = node.attribs.id;
  const id = text === '' ? context.anchors.keep(own) : context.anchors.forHeading(text, own);
  if (text !== '') context.level = Number(name.slice(1));
  const attributes = allowedAttributes(name, node.attribs);
  return { name, attributes: id ? [['id', id], ...attributes] : attributes, children };
}

/** Makes a heading, one level below the last one, of a title that the page does not mark as one. */
function ownHeading(
  text: string,
  own: string | undefined,
  { anchors, level }: SanitiseContext,
  children: readonly CleanNode[],
): CleanElement {
  const id = anchors.forHeading(text, own);
  return { name: `h${Math.min(level + 1, 6)}`, attributes: [['id', id]], children };
}

/** Returns what opens a part of the page: its title as a heading. Another button does nothing here, except to be read in a heading. */
function trigger(
  node: ParsedElement,
  context: SanitiseContext,
  children: () => CleanNode[],
): CleanNode[] {
  if (isInTitle(node) || node.attribs.role === 'tab') return [' ', ...children(), ' '];
  if (!context.disclosures.isTitle(node)) return [];
  const inside = children();
  const text = collapseSpace(textContent(inside));
  return text === '' ? [] : [ownHeading(text, node.attribs.id, context, [text])];
}

function isInTitle(node: ParsedElement): boolean {
  for (let above = node.parent; above && isElement(above); above = above.parent)
    if (headingName(above) !== undefined || ['summary', 'dt', 'legend'].includes(above.name))
      return true;
  return false;
}

/** Returns a summary whose text is the heading of what it opens, unless it has a heading or says nothing of it. */
function summary(
  node: ParsedElement,
  context: SanitiseContext,
  children: readonly CleanNode[],
): CleanNode[] {
  const text = collapseSpace(textContent(children));
  if (text === '' || isGenericTitle(text) || children.some(hasHeading))
    return element('summary', node, context, children);
  const title = ownHeading(text, node.attribs.id, context, children);
  return [{ name: 'summary', attributes: [], children: [title] }];
}

function hasHeading(node: CleanNode): boolean {
  if (typeof node === 'string' || !('children' in node)) return false;
  return HEADING.test(node.name) || node.children.some(hasHeading);
}

function image(node: ParsedElement, { links }: SanitiseContext): CleanNode[] {
  const attributes = allowedAttributes('img', node.attribs);
  const src = node.attribs.src === undefined ? undefined : links.src(node.attribs.src);
  if (src) return [{ name: 'img', attributes: [['src', src], ...attributes], children: [] }];
  const alt = attributes.find(([name]) => name === 'alt')?.[1];
  return alt ? [` ${alt} `] : [];
}

/** A link past the menus, or back to the top, is for those who see the page around its content. */
const SKIP_LINK =
  /^(?:skip|jump) to (?:the )?(?:main )?(?:content|navigation|menu|search)|^back to top$/i;

function link(
  node: ParsedElement,
  context: SanitiseContext,
  children: () => CleanNode[],
): CleanNode[] {
  const given = node.attribs.href;
  const inside = children();
  if (given?.includes('#') && SKIP_LINK.test(collapseSpace(textContent(inside)))) return [];
  const href = given === undefined ? undefined : context.links.href(given);
  const id = context.anchors.keep(node.attribs.id ?? node.attribs.name);
  const attributes: [string, string][] = id ? [['id', id]] : [];
  if (href) attributes.push(['href', href], ...targetAttributes(href));
  return attributes.length === 0 ? inside : [{ name: 'a', attributes, children: inside }];
}

/** Returns the attributes that open links out of the page in a new window, because the page itself is sandboxed. */
function targetAttributes(href: string): [string, string][] {
  if (href.startsWith('#')) return [];
  return [
    ['target', '_blank'],
    ['rel', 'noopener noreferrer'],
  ];
}

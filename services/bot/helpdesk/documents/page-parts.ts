import { isChrome } from './page-chrome.ts';
import type { ParsedNode } from './parse-html.ts';
import { isElement, namesOf, type ParsedElement, walk } from './parsed-nodes.ts';
import { isRemoved } from './sanitise.ts';

/** Classes and ids of the content in pages that do not mark it with `<main>`: Confluence, MediaWiki, WordPress, Drupal, … */
const CONTENT_NAMES: ReadonlySet<string> = new Set(
  'main-content wiki-content mw-content-text entry-content region-content field--name-body d2l-html-block'.split(
    ' ',
  ),
);
const MIN_CONTENT_SHARE = 0.3;

/** Returns the part of a page that is its content: `<main>`, or the content by its name, or the only `<article>`, or everything. */
export function mainPart(document: readonly ParsedNode[]): readonly ParsedNode[] {
  const mains = findAll(
    document,
    ({ name, attribs }) => name === 'main' || attribs.role === 'main',
  );
  const main = longest(mains);
  if (main) return [main];
  const whole = textLength(document);
  const named = findAll(document, (element) =>
    namesOf(element).some((word) => CONTENT_NAMES.has(word)),
  );
  const articles = findAll(document, ({ name }) => name === 'article');
  const found = [named, articles].find(
    ([only, ...others]) =>
      only && others.length === 0 && textLength([only]) >= MIN_CONTENT_SHARE * whole && whole > 0,
  );
  return found ?? document;
}

/** Finds the outermost matching elements, in order, outside of those that are removed. */
export function findAll(
  nodes: readonly ParsedNode[],
  matches: (element: ParsedElement) => boolean,
): ParsedElement[] {
  const found: ParsedElement[] = [];
  walk(nodes, (node) => {
    if (!isElement(node)) return false;
    const isFound = matches(node);
    if (isFound) found.push(node);
    return !isFound && (node.name === 'head' || !isRemoved(node));
  });
  return found;
}

function longest(elements: readonly ParsedElement[]): ParsedElement | undefined {
  const lengths = elements.map((element) => textLength([element]));
  const most = Math.max(0, ...lengths);
  return most === 0 ? undefined : elements[lengths.indexOf(most)];
}

/** Returns the length of the text that is content. */
function textLength(nodes: readonly ParsedNode[]): number {
  let length = 0;
  walk(nodes, (node) => {
    if (node.type === 'text') length += node.data.trim().length;
    return !isElement(node) || !(isRemoved(node) || isChrome(node));
  });
  return length;
}

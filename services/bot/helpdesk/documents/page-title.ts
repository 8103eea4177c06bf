import { type CleanNode, collapseSpace, isCleanElement, textContent } from './clean-node.ts';
import { findAll } from './page-parts.ts';
import type { ParsedNode } from './parse-html.ts';
import { isElement, parsedText, walk } from './parsed-nodes.ts';

const MAX_TITLE_LENGTH = 200;

/**
 * Chooses a page's title. A `<title>` often includes the name of the site, so an `<h1>` that it contains is preferred,
 * also one that is not part of the content.
 */
export function titleOf(document: readonly ParsedNode[], nodes: readonly CleanNode[]): string {
  const [element] = findAll(document, ({ name }) => name === 'title');
  const title = element ? collapseSpace(parsedText(element)) : '';
  const heading = firstHeading(nodes);
  const candidates = [heading, ...headingsOf(document)].filter((text) => text !== '');
  const contained = candidates.find((text) => title.includes(text));
  const chosen = contained ?? (title || heading);
  return (chosen || collapseSpace(textContent(nodes))).slice(0, MAX_TITLE_LENGTH);
}

function headingsOf(document: readonly ParsedNode[]): string[] {
  const found: string[] = [];
  walk(document, (node) => {
    if (isElement(node) && node.name === 'h1') found.push(collapseSpace(parsedText(node)));
    return found.length < 5;
  });
  return found;
}

function firstHeading(nodes: readonly CleanNode[]): string {
  for (const node of nodes) {
    if (!isCleanElement(node)) continue;
    const found =
      node.name === 'h1' ? collapseSpace(textContent(node.children)) : firstHeading(node.children);
    if (found) return found;
  }
  return '';
}

import { DomHandler, Parser } from 'htmlparser2';
import { DocumentError } from './document-error.ts';

/** Deeper than any page that a person or an editor wrote. The parser's work grows with every level. */
const MAX_DEPTH = 1000;
const MAX_NODES = 400_000;

/** The nodes of a parsed page. */
export type ParsedNode = DomHandler['root']['children'][number];

/**
 * Parses HTML into a tree, in time proportional to its length.
 * Throws DocumentError once the page turns out to be unreasonably long or deeply nested.
 */
export function parseHtml(html: string): readonly ParsedNode[] {
  const handler = new LimitedHandler();
  new Parser(handler, { lowerCaseTags: true, lowerCaseAttributeNames: true }).end(html);
  return handler.root.children;
}

class LimitedHandler extends DomHandler {
  #depth = 0;
  #nodes = 0;

  override onopentag(name: string, attributes: Record<string, string>): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH)
      throw new DocumentError(
        `the page is nested more than ${MAX_DEPTH} elements deep`,
        'close its elements, and save it again',
      );
    super.onopentag(name, attributes);
  }

  override onclosetag(): void {
    this.#depth -= 1;
    super.onclosetag();
  }

  protected override addNode(node: ParsedNode): void {
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES)
      throw new DocumentError(
        `the page has more than ${MAX_NODES} elements`,
        'split it into several pages',
      );
    super.addNode(node);
  }
}

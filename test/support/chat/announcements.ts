import type { CDPSession, Page } from 'playwright-core';

interface AxNode {
  readonly nodeId: string;
  readonly backendDOMNodeId?: number;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly childIds?: readonly string[];
  readonly ignored: boolean;
  readonly properties?: readonly {
    readonly name: string;
    readonly value: { readonly value: unknown };
  }[];
}

/**
 * Listens to a page as a screen reader does: over time, it collects the texts that come into the live regions of the
 * accessibility tree. A region within a region is its own.
 */
export class Announcements {
  readonly #session: CDPSession;
  readonly #heard: string[] = [];
  #seen = new Map<string, string>();

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  /** Begins with what is there: that is not announced. */
  static async of(page: Page): Promise<Announcements> {
    const session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
    const announcements = new Announcements(session);
    announcements.#seen = await announcements.#texts();
    return announcements;
  }

  /** Returns all that was announced so far, in order. Call it again and again while something happens. */
  async listen(): Promise<readonly string[]> {
    const now = await this.#texts();
    for (const [node, text] of now) if (this.#seen.get(node) !== text) this.#heard.push(text);
    this.#seen = now;
    return this.#heard;
  }

  async #texts(): Promise<Map<string, string>> {
    const { nodes } = (await this.#session.send('Accessibility.getFullAXTree')) as unknown as {
      nodes: readonly AxNode[];
    };
    const quiet = await this.#quietElements();
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const texts = new Map<string, string>();
    const visit = (node: AxNode | undefined, isLive: boolean): void => {
      if (node === undefined) return;
      const isQuiet = node.backendDOMNodeId !== undefined && quiet.has(node.backendDOMNodeId);
      const live = !isQuiet && (isLive || isLiveRegion(node));
      if (live && node.role?.value === 'StaticText' && node.name?.value)
        texts.set(`${node.backendDOMNodeId}`, node.name.value);
      for (const id of node.childIds ?? []) visit(byId.get(id), live);
    };
    visit(nodes[0], false);
    return texts;
  }

  /** The elements with `aria-live="off"`, of which the tree that DevTools shows says nothing. */
  async #quietElements(): Promise<Set<number>> {
    const { root } = await this.#session.send('DOM.getDocument', { depth: -1, pierce: true });
    const quiet = new Set<number>();
    const visit = (node: DomNode): void => {
      const at = node.attributes?.indexOf('aria-live') ?? -1;
      if (at >= 0 && node.attributes?.[at + 1] === 'off') quiet.add(node.backendNodeId);
      for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) visit(child);
    };
    visit(root);
    return quiet;
  }
}

interface DomNode {
  readonly backendNodeId: number;
  readonly attributes?: readonly string[];
  readonly children?: readonly DomNode[];
  readonly shadowRoots?: readonly DomNode[];
}

const isLiveRegion = ({ properties = [] }: AxNode): boolean =>
  properties.some(({ name, value }) => name === 'live' && value.value !== 'off');

import type { ParsedNode } from './parse-html.ts';
import {
  isElement,
  namesOf,
  type ParsedElement,
  parsedText,
  sibling,
  walk,
} from './parsed-nodes.ts';

const OVERLAY =
  /(?:^|[\s_-])(?:modal|popup|popover|tooltip|lightbox|menu|nav|navbar|cookie|consent|search|dropdown|overlay|offcanvas|toast|share|login|print|copy|close|hamburger|template)(?:$|[\s_-])/i;
const OVERLAY_ROLES = ['dialog', 'alertdialog', 'menu', 'tooltip', 'listbox', 'alert', 'status'];
const DISCLOSURE =
  /(?:^|[\s_-])(?:accordion|collapse|collapsible|collapsed|panel|tab|tabs|toggle|faq|expand|expander|expandable|answer|question|disclosure|details)(?:$|[\s_-])/i;
const TOGGLES = ['collapse', 'tab', 'pill'];
const MAX_TITLE_LENGTH = 300;
/** How many elements of a heading or a header are looked at for what opens the panel behind it. */
const MAX_LOOKED_AT = 30;
const MAX_LEVELS_UP = 3;

/**
 * The parts of a page that a visitor opens: accordions, tabs, "show more". Their panels are content, even if they are
 * hidden at first, and what opens them is the heading of the panel.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/accordion/
 */
export class Disclosures {
  /** The titles of panels by the panels' ids; the ids of tabs whose titles these are. */
  readonly #titles = new Map<string, string>();
  readonly #tabs = new Set<ParsedNode>();

  constructor(document: readonly ParsedNode[]) {
    const tabs = new Map<string, ParsedElement>();
    const labelled: ParsedElement[] = [];
    walk(document, (node) => {
      if (!isElement(node)) return true;
      if (isTrigger(node)) for (const id of controlledBy(node)) this.#control(id, node);
      if (node.attribs.role === 'tab' && node.attribs.id) tabs.set(node.attribs.id, node);
      if (node.attribs.role === 'tabpanel') labelled.push(node);
      return true;
    });
    for (const { attribs } of labelled) {
      const tab = tabs.get(attribs['aria-labelledby'] ?? '');
      if (tab && attribs.id) this.#control(attribs.id, tab);
    }
  }

  /** Whether an element that is hidden at first is shown once a visitor asks for it. */
  isPanel(element: ParsedElement): boolean {
    const { attribs } = element;
    if (isOverlay(element)) return false;
    if (attribs.role === 'tabpanel' || attribs.hidden === 'until-found') return true;
    if (this.#titles.has(attribs.id ?? '') || DISCLOSURE.test(attribs.class ?? '')) return true;
    const before = sibling(element, 'prev');
    return before !== undefined && hasTrigger(before);
  }

  /** Returns the title of a panel that a tab opens, if the tab is somewhere else. */
  tabTitle({ attribs }: ParsedElement): string | undefined {
    return attribs.role === 'tabpanel' ? this.#titles.get(attribs.id ?? '') : undefined;
  }

  /** Whether an element is a tab whose title is that of its panel. */
  isTabOfPanel(element: ParsedElement): boolean {
    return this.#tabs.has(element);
  }

  /** Whether an element is the title of the panel that it opens. */
  isTitle(element: ParsedElement): boolean {
    const { attribs } = element;
    if (!isTrigger(element) || attribs.role === 'tab') return false;
    const text = parsedText(element);
    if (text === '' || text.length > MAX_TITLE_LENGTH || isGenericTitle(text)) return false;
    const opens = 'aria-expanded' in attribs || controlledBy(element).length > 0;
    return opens || DISCLOSURE.test(attribs.class ?? '') || this.#isFollowedByPanel(element);
  }

  #control(id: string, trigger: ParsedElement): void {
    if (!this.#titles.has(id)) this.#titles.set(id, parsedText(trigger));
    if (trigger.attribs.role === 'tab') this.#tabs.add(trigger);
  }

  #isFollowedByPanel(element: ParsedElement): boolean {
    let at: ParsedElement = element;
    for (let level = 0; level < MAX_LEVELS_UP; level += 1) {
      const next = sibling(at, 'next');
      if (next) return isHidden(next) && !isOverlay(next);
      if (!at.parent || !isElement(at.parent)) return false;
      at = at.parent;
    }
    return false;
  }
}

/** Whether the page itself hides an element at first. */
export function isHidden({ attribs }: ParsedElement): boolean {
  return 'hidden' in attribs || /display\s*:\s*none/i.test(attribs.style ?? '');
}

/** Whether a title says nothing of what it opens, so that the heading above it is the better one. */
export function isGenericTitle(text: string): boolean {
  return /^(?:(?:show|view|see|read|click|tap|expand|open|hide|close|toggle)(?=\s|$)(?:\s\w+){0,3}|more|details|answer|solution|hint|menu|search|[+\-−×▸▾▼…]+|\W*)[.…!:]?$/iu.test(
    text.trim(),
  );
}

function isTrigger(element: ParsedElement): boolean {
  const { name, attribs } = element;
  const isOne =
    name === 'button' ||
    attribs.role === 'button' ||
    attribs.role === 'tab' ||
    (name !== 'summary' && 'aria-expanded' in attribs) ||
    TOGGLES.includes(attribs['data-bs-toggle'] ?? attribs['data-toggle'] ?? '') ||
    namesOf(element).includes('expand-control');
  return isOne && !('aria-haspopup' in attribs) && !isOverlay(element);
}

function hasTrigger(element: ParsedElement): boolean {
  let looked = 0;
  let isFound = false;
  walk([element], (node) => {
    looked += 1;
    isFound ||= isElement(node) && (node.name === 'label' || isTrigger(node));
    return !isFound && looked <= MAX_LOOKED_AT;
  });
  return isFound && looked <= MAX_LOOKED_AT;
}

function isOverlay({ attribs }: ParsedElement): boolean {
  return (
    'aria-modal' in attribs ||
    OVERLAY_ROLES.includes(attribs.role ?? '') ||
    OVERLAY.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`)
  );
}

/** Returns the ids that an element opens. */
function controlledBy({ name, attribs }: ParsedElement): string[] {
  const fragment = attribs['data-bs-target'] ?? attribs['data-target'] ?? '';
  const href = name === 'a' ? (attribs.href ?? '') : '';
  const targets = [fragment, href].filter((address) => /^#[^\s]+$/.test(address));
  const ids = (attribs['aria-controls'] ?? '').split(/\s+/).filter(Boolean);
  return [...ids, ...targets.map((address) => address.slice(1))];
}

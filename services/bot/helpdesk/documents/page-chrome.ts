import { isElement, isWithin, namesOf, type ParsedElement, walk } from './parsed-nodes.ts';

const ROLES: ReadonlySet<string> = new Set(
  'navigation contentinfo search menu menubar dialog alertdialog tooltip'.split(' '),
);

/**
 * Classes and ids of what is around the content, as WordPress, Drupal, Confluence, MediaWiki, SharePoint, Brightspace and
 * their common themes name it. A table of contents repeats every heading, and so would match every question.
 */
const NAMES: ReadonlySet<string> = new Set(
  (
    'breadcrumb breadcrumbs breadcrumb-section skip-link skip-links site-header site-footer site-branding colophon ' +
    'masthead footer page-footer sidebar widget-area secondary-sidebar region-sidebar-first region-sidebar-second ' +
    'region-header region-footer comments comments-area comment-respond respond comments-section sharedaddy ' +
    'jp-relatedposts share-buttons social-share addtoany_share_save_container entry-footer entry-meta post-navigation ' +
    'nav-links pager pagination page-metadata page-metadata-section likes-and-labels-container labels-section ' +
    'comment-threads toc toc-macro table-of-contents mw-editsection printfooter catlinks ms-breadcrumb ' +
    'ms-srch-sb ribbonrow suitenavplaceholder s4-ribbonrow sidenavbox cookie-banner cookie-notice cookie-consent ' +
    'onetrust-consent-sdk block-local-tasks-block block-search block-user-login d2l-navigation-s d2l-navigation'
  ).split(' '),
);
const CUSTOM_ELEMENTS: ReadonlySet<string> = new Set([
  'd2l-navigation',
  'd2l-navigation-main-header',
  'd2l-navigation-main-footer',
  'd2l-labs-navigation',
]);

/** Whether an element is around the content: menus, footers, comments, share bars. They answer no question. */
export function isChrome(element: ParsedElement): boolean {
  const { name, attribs } = element;
  if (name === 'footer' || attribs.role === 'contentinfo') return !isWithin(element, isQuotation);
  if (ROLES.has(attribs.role ?? '') || CUSTOM_ELEMENTS.has(name)) return true;
  if (name === 'header' || attribs.role === 'banner')
    return !isWithin(element, isContent) && !hasHeading(element);
  if (name === 'aside') return !isWithin(element, isContent) && isAtSide(element);
  const names = namesOf(element);
  return names.length > 0 && !isHeading(name) && names.some((word) => NAMES.has(word));
}

const isHeading = (name: string) => /^(?:h[1-6]|body|html|main|article)$/.test(name);

const isQuotation = ({ name }: ParsedElement) => name === 'blockquote' || name === 'figure';

const isContent = ({ name, attribs }: ParsedElement) =>
  name === 'main' || name === 'article' || attribs.role === 'main';

/** Whether a page's `aside` is at its side: next to everything else, or full of links. Another one is a remark. */
function isAtSide(aside: ParsedElement): boolean {
  const { parent } = aside;
  return !parent || !isElement(parent) || parent.name === 'body' || hasElement(aside, ['a', 'nav']);
}

const hasHeading = (element: ParsedElement) => hasElement(element, ['h1', 'h2', 'h3']);

function hasElement(element: ParsedElement, names: readonly string[]): boolean {
  let isFound = false;
  walk(element.children, (node) => {
    isFound ||= isElement(node) && names.includes(node.name);
    return !isFound;
  });
  return isFound;
}

/// <reference lib="dom" />
import { useEffect } from 'preact/hooks';

const QUESTION = 'What you typed is not saved. Leave without saving it?';

/** How many forms of the page have something that is not saved. */
let held = 0;
/** The address of their page. */
let here = '';

/** Asks before a page is left on which something is typed and not saved: by a link, by "back", by reloading and closing. */
export function useUnsaved(isChanged: boolean): void {
  useEffect(() => (isChanged ? hold() : undefined), [isChanged]);
}

function hold(): () => void {
  if (held === 0) {
    here = location.href;
    addEventListener('beforeunload', askBrowser);
    document.addEventListener('click', askLink, true);
  }
  held += 1;
  return () => {
    held -= 1;
    if (held > 0) return;
    removeEventListener('beforeunload', askBrowser);
    document.removeEventListener('click', askLink, true);
  };
}

/** The browser asks in its own words. */
function askBrowser(event: Event): void {
  event.preventDefault();
}

/** Lets "back" be asked about. Called before the router is there: at a window, listeners are called in their order alone. */
export function guardBack(): void {
  addEventListener('popstate', askBack);
}

/** The router would follow the address, which has changed already. */
function askBack(event: Event): void {
  if (held === 0) return;
  const isSamePage = location.href.split('#')[0] === here.split('#')[0];
  if (isSamePage || confirm(QUESTION)) return;
  event.stopImmediatePropagation();
  history.pushState(null, '', here);
}

function askLink(event: MouseEvent): void {
  const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
  if (!link || !leavesPage(link, event) || confirm(QUESTION)) return;
  event.preventDefault();
  event.stopPropagation();
}

/** What opens elsewhere, is downloaded or is on this page leaves it open; for other sites the browser asks. */
function leavesPage(link: HTMLAnchorElement, event: MouseEvent): boolean {
  const { ctrlKey, metaKey, altKey, shiftKey, button } = event;
  const opensElsewhere = ctrlKey || metaKey || altKey || shiftKey || button !== 0;
  const isPage = link.origin === location.origin && /^\/console(?!\/api\/)/.test(link.pathname);
  const isHere = link.pathname === location.pathname && link.hash !== '';
  const isFollowed = isPage && !isHere && /^(?:_self)?$/i.test(link.target);
  return !opensElsewhere && isFollowed && !link.hasAttribute('download');
}

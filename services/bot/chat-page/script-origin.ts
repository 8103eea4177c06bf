/// <reference lib="dom" />

/** Taken while the script runs: afterwards, nobody knows where it came from. */
const SCRIPT =
  document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';

/** Returns the origin of the chat API: that of `address`, or of the element's script; '' for the page's own. */
export function apiOrigin(address: string | null): string {
  const from = address ?? SCRIPT;
  if (!URL.canParse(from, location.href)) return '';
  const { origin } = new URL(from, location.href);
  return origin === location.origin || origin === 'null' ? '' : origin;
}

import { posix } from 'node:path';
import { docIdOf, documentKind } from './document-key.ts';

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/;
const LINKED_SCHEMES = ['http', 'https', 'mailto', 'tel'];

/**
 * Rewrites the addresses in a page for the chat API. Web and mail addresses and fragments are kept. If the page's key
 * is known, links to other saved pages lead to those pages, and images next to the page are served by the chat API;
 * otherwise relative addresses are left out. So is everything else (`javascript:`, `data:`, `//host`, images of other
 * sites).
 */
export class PageLinks {
  readonly #key: string | undefined;

  constructor(key?: string) {
    this.#key = key;
  }

  /** Returns the `href` of a link, or undefined if the link must be left out. */
  href(address: string): string | undefined {
    const clean = withoutControls(address);
    if (clean.startsWith('#')) return clean;
    const scheme = SCHEME.exec(clean)?.[1]?.toLowerCase();
    if (scheme) return LINKED_SCHEMES.includes(scheme) ? webAddress(clean) : undefined;
    return this.#key === undefined ? undefined : savedPageHref(this.#key, clean);
  }

  /** Returns the `src` of an image, or undefined if the image must be left out. */
  src(address: string): string | undefined {
    const clean = withoutControls(address);
    if (this.#key === undefined || SCHEME.test(clean)) return undefined;
    return imageSrc(this.#key, clean);
  }
}

/** Browsers drop these characters inside an address: `java\tscript:` is `javascript:`. */
function withoutControls(address: string): string {
  return address.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();
}

function webAddress(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).href : undefined;
}

/** Returns the key of the file that a relative address names, or undefined if the address leaves the documents. */
function keyAt(pageKey: string, path: string): string | undefined {
  if (path === '' || path.startsWith('/') || path.startsWith('\\')) return undefined;
  try {
    const key = posix.join(posix.dirname(pageKey), decodeURIComponent(path));
    return key.startsWith('documents/') ? key : undefined;
  } catch {
    return undefined;
  }
}

function savedPageHref(pageKey: string, address: string): string | undefined {
  const [path = '', fragment] = address.split('#', 2);
  const key = keyAt(pageKey, path.split('?', 1)[0] ?? '');
  const kind = key && documentKind(key);
  if (!key || !kind || kind === 'captions' || kind === 'meta') return undefined;
  return `/api/documents/${docIdOf(key)}${fragment ? `#${fragment}` : ''}`;
}

function imageSrc(pageKey: string, address: string): string | undefined {
  const key = keyAt(pageKey, address.split(/[?#]/, 1)[0] ?? '');
  const folder = `${posix.dirname(pageKey)}/`;
  if (!key?.startsWith(folder)) return undefined;
  const path = key.slice(folder.length).split('/').map(encodeURIComponent).join('/');
  return `/api/documents/${docIdOf(pageKey)}/file/${path}`;
}

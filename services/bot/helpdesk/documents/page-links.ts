import { posix } from 'node:path';
import { docIdOf, documentKind } from './document-key.ts';

/** Where the addresses in a page lead once it is shown by the chat API. */
export interface PageLinks {
  /** What an `<a href>` becomes: an address, or undefined where the link is left out. */
  readonly href: (address: string) => string | undefined;
  /** What an `<img src>` becomes. */
  readonly src: (address: string) => string | undefined;
}

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):/;

/**
 * Keeps web and mail addresses and places in the page. Given the page's key, links to other saved pages lead to
 * these, and images beside the page are served by the chat API; without it, relative addresses are left out.
 * Everything else (`javascript:`, `data:`, `//host`, images of other sites) is.
 */
export function pageLinks(key?: string): PageLinks {
  return {
    href(address) {
      const clean = withoutControls(address);
      if (clean.startsWith('#')) return clean;
      const scheme = SCHEME.exec(clean)?.[1]?.toLowerCase();
      if (scheme)
        return ['http', 'https', 'mailto', 'tel'].includes(scheme) ? webAddress(clean) : undefined;
      return key === undefined ? undefined : savedPage(key, clean);
    },
    src(address) {
      const clean = withoutControls(address);
      if (key === undefined || SCHEME.test(clean)) return undefined;
      return besidePage(key, clean);
    },
  };
}

/** Browsers drop these inside an address: `java\tscript:` is `javascript:`. */
const withoutControls = (address: string): string => address.replace(/[\p{Cc}\p{Cf}]/gu, '').trim();

function webAddress(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).href : undefined;
}

/** The key of a file that a relative address names; undefined where it leaves the documents. */
function keyAt(pageKey: string, path: string): string | undefined {
  if (path === '' || path.startsWith('/') || path.startsWith('\\')) return undefined;
  try {
    const key = posix.join(posix.dirname(pageKey), decodeURIComponent(path));
    return key.startsWith('documents/') ? key : undefined;
  } catch {
    return undefined;
  }
}

function savedPage(pageKey: string, address: string): string | undefined {
  const [path = '', fragment] = address.split('#', 2);
  const key = keyAt(pageKey, path.split('?', 1)[0] ?? '');
  const kind = key && documentKind(key);
  if (!key || !kind || kind === 'captions') return undefined;
  return `/api/documents/${docIdOf(key)}${fragment ? `#${fragment}` : ''}`;
}

function besidePage(pageKey: string, address: string): string | undefined {
  const key = keyAt(pageKey, address.split(/[?#]/, 1)[0] ?? '');
  const folder = `${posix.dirname(pageKey)}/`;
  if (!key?.startsWith(folder)) return undefined;
  const path = key.slice(folder.length).split('/').map(encodeURIComponent).join('/');
  return `/api/documents/${docIdOf(pageKey)}/file/${path}`;
}

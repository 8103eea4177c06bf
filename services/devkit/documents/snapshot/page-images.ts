import { createHash } from 'node:crypto';
import { rewriteTags } from './rewrite-tags.ts';

/** A file that is saved with a page. */
export interface PageFile {
  /** Relative to the page: `files/0f3a….png`. */
  readonly path: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface SavedPage {
  readonly html: string;
  readonly files: readonly PageFile[];
  /** Images that are left out, with the reason. */
  readonly problems: readonly string[];
}

/** Returns an image, or throws an Error that says why not. */
export type LoadImage = (
  address: string,
) => Promise<{ readonly type: string; readonly bytes: Uint8Array } | undefined>;

const MAX_IMAGES = 60;
const MAX_TOTAL_BYTES = 40 * 1024 * 1024;
const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
};
/** The attributes in which pages that load images late keep their addresses. */
const LATE = ['data-src', 'data-original', 'data-lazy-src'];

export interface SavePageOptions {
  readonly load: LoadImage;
  /** What relative links lead to; undefined if that is not known. */
  readonly base?: URL | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Saves the images of a page next to it, and lets links that are relative lead to where they led. Images that can't be had
 * are left out: the text is what answers.
 */
export async function savePage(html: string, options: SavePageOptions): Promise<SavedPage> {
  const { load, onProgress } = options;
  const base = baseOf(html, options.base);
  const addresses = imageAddresses(html, base);
  const saved = new Map<string, PageFile>();
  const problems: string[] = [];
  let total = 0;
  for (const [at, address] of addresses.slice(0, MAX_IMAGES).entries()) {
    onProgress?.(at, addresses.length);
    try {
      const file = fileOf(await load(address));
      if (!file) continue;
      total += file.bytes.length;
      if (total > MAX_TOTAL_BYTES) throw new Error('the images are larger than 40 MB together');
      saved.set(address, file);
    } catch (error) {
      problems.push(`${address.slice(0, 200)}: ${(error as Error).message}`);
    }
  }
  onProgress?.(addresses.length, addresses.length);
  if (addresses.length > MAX_IMAGES) problems.push(`only the first ${MAX_IMAGES} images are saved`);
  return { html: rewritten(html, base, saved), files: [...new Set(saved.values())], problems };
}

/** `<base href>` changes what relative addresses mean. */
function baseOf(html: string, page: URL | undefined): URL | undefined {
  let base: URL | undefined;
  rewriteTags(html, (name, { href }) => {
    if (name === 'base' && href && !base && URL.canParse(href, page)) base = new URL(href, page);
    return undefined;
  });
  return base ?? page;
}

function imageAddresses(html: string, base: URL | undefined): string[] {
  const found = new Set<string>();
  rewriteTags(html, (name, attributes) => {
    const address = name === 'img' ? addressOf(attributes, base) : undefined;
    if (address !== undefined) found.add(address);
    return undefined;
  });
  return [...found];
}

function addressOf(
  attributes: Readonly<Record<string, string>>,
  base: URL | undefined,
): string | undefined {
  const [late] = LATE.flatMap((name) => attributes[name] || []);
  const given = (late ?? attributes.src ?? '').trim();
  if (given === '' || /^(?:data|blob|about|javascript):/i.test(given)) return undefined;
  if (base === undefined) return given;
  return URL.canParse(given, base) ? new URL(given, base).href : undefined;
}

function fileOf(loaded: Awaited<ReturnType<LoadImage>>): PageFile | undefined {
  if (!loaded) return undefined;
  const type = loaded.type.split(';', 1)[0]?.trim() ?? '';
  const extension = EXTENSIONS[type];
  // SVG can hold scripts, and the chat shows none of it.
  if (!extension) throw new Error(`it is ${type || 'of no type'}, which is not shown`);
  const hash = createHash('sha256').update(loaded.bytes).digest('hex').slice(0, 16);
  return { path: `files/${hash}.${extension}`, type, bytes: loaded.bytes };
}

function rewritten(
  html: string,
  base: URL | undefined,
  saved: ReadonlyMap<string, PageFile>,
): string {
  return rewriteTags(html, (name, attributes) => {
    if (name === 'base') return {};
    if (name === 'a') return linkTo(attributes, base);
    if (name !== 'img') return undefined;
    const file = saved.get(addressOf(attributes, base) ?? '');
    if (!file) return undefined;
    const { srcset: _, ...kept } = attributes;
    return { ...kept, src: file.path };
  });
}

function linkTo(
  attributes: Readonly<Record<string, string>>,
  base: URL | undefined,
): Readonly<Record<string, string>> | undefined {
  const { href } = attributes;
  const isRelative = href !== undefined && !/^(?:#|[a-z][a-z0-9+.-]*:)/i.test(href.trim());
  if (!isRelative || !base || !URL.canParse(href, base)) return undefined;
  return { ...attributes, href: new URL(href, base).href };
}

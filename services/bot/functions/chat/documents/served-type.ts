import { extname } from 'node:path/posix';

/** How S3 serves a file, whatever type it was uploaded with. */
export interface ServedType {
  readonly type: string;
  /** True if a browser may show it in place; anything else is downloaded. */
  readonly isInline: boolean;
}

/** Types that a browser shows in place without running anything of them in the page's origin. */
const INLINE_TYPES: ReadonlyMap<string, string> = new Map([
  ['.mp4', 'video/mp4'],
  ['.webm', 'video/webm'],
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.jpeg', 'image/jpeg'],
  ['.gif', 'image/gif'],
  ['.webp', 'image/webp'],
  ['.avif', 'image/avif'],
  ['.pdf', 'application/pdf'],
]);

/** Types that are downloaded, and that a page can still use: an SVG as an image. */
const DOWNLOADED_TYPES: ReadonlyMap<string, string> = new Map([
  ['.svg', 'image/svg+xml'],
  ['.txt', 'text/plain; charset=utf-8'],
  ['.vtt', 'text/vtt; charset=utf-8'],
  ['.zip', 'application/zip'],
]);

/**
 * Returns the type that a file's last extension stands for: what an uploader says of it doesn't count. Whatever is
 * unknown, or could run as a page or a script, is a download without a type.
 */
export function servedType(key: string): ServedType {
  const extension = extname(key).toLowerCase();
  const inline = INLINE_TYPES.get(extension);
  if (inline !== undefined) return { type: inline, isInline: true };
  const type = DOWNLOADED_TYPES.get(extension) ?? 'application/octet-stream';
  return { type, isInline: false };
}

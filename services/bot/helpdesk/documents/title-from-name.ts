import { posix } from 'node:path';

/** Makes a title of a file's name: `share-your-screen.mp4` → `Share your screen`. */
export function titleFromName(key: string): string {
  const words = posix.basename(key, posix.extname(key)).replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

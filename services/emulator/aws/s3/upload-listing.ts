import { compareKeys } from './key-order.ts';
import type { Upload } from './uploads.ts';

/** Uploads that are sorted in one step: a few milliseconds. */
const AT_ONCE = 1000;

type Place = Pick<Upload, 'key' | 'initiated' | 'uploadId'>;

export interface UploadMarker {
  /** Empty for no marker. */
  readonly key: string;
  readonly uploadId: string | undefined;
}

/**
 * Returns the first uploads after a marked one, by key and then by start time; after all uploads of its key, if that has no
 * upload with the id. Yields now and then.
 */
export function* firstUploads<One extends Place>(
  uploads: readonly One[],
  { key, uploadId }: UploadMarker,
  count: number,
): Generator<void, readonly One[]> {
  const marked = uploads.find((upload) => upload.key === key && upload.uploadId === uploadId);
  const isAfter = (upload: Place) =>
    marked ? byKeyAndStart(upload, marked) > 0 : key === '' || compareKeys(upload.key, key) > 0;
  let first: One[] = [];
  for (let at = 0; at < uploads.length; at += AT_ONCE) {
    if (at > 0) yield;
    const more = uploads.slice(at, at + AT_ONCE).filter(isAfter);
    first = [...first, ...more].sort(byKeyAndStart).slice(0, count);
  }
  return first;
}

function byKeyAndStart(a: Place, b: Place): number {
  return (
    compareKeys(a.key, b.key) ||
    compareAscii(a.initiated, b.initiated) ||
    compareAscii(a.uploadId, b.uploadId)
  );
}

function compareAscii(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

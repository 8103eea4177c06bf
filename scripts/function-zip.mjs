import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';

const REGULAR_FILE_0644 = 0o100644 << 16;
const UNIX = 3;

/**
 * Zips one file the same way on every machine: fixed time stamp, mode and compression, so that
 * the same source has the same SHA-256 here and as the `CodeSha256` in AWS.
 * The date has local fields: a zip stores local time.
 */
export function zipReproducibly(name, content) {
  const date = new Date(1980, 0, 1, 0, 0, 0);
  const options = { level: 9, mtime: date, os: UNIX, attrs: REGULAR_FILE_0644 };
  return zipSync({ [name]: [content, options] });
}

/** Returns a function's entry in `dist/manifest.json`: path under dist/, AWS's CodeSha256 (base64), bytes, handler. */
export function manifestEntry(functionName, zip) {
  return {
    zip: `functions/${functionName}.zip`,
    codeSha256: createHash('sha256').update(zip).digest('base64'),
    size: zip.length,
    handler: 'index.handler',
  };
}

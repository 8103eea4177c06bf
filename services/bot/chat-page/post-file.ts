/// <reference lib="dom" />
import type { AllowedFile } from './chat-api.ts';
import { ChatError } from './chat-error.ts';

/** Half an hour for 10 MB over a slow line. */
const TIMEOUT_MS = 30 * 60_000;

/**
 * Posts a file with the form that allows it. `onProgress` receives how much of it has left, 0 to 1, which `fetch` does
 * not report. Rejects with a ChatError.
 */
export function postFile(
  { url, fields }: AllowedFile,
  file: File,
  onProgress: (share: number) => void,
): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const fail = () => reject(new ChatError(request.status, 'The file could not be uploaded.'));
    request.timeout = TIMEOUT_MS;
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / total));
    request.addEventListener('load', () => (request.status < 300 ? resolve() : fail()));
    for (const end of ['error', 'abort', 'timeout']) request.addEventListener(end, fail);
    request.open('POST', url);
    request.send(form);
  });
}

/// <reference lib="dom" />
import { ApiError } from './call-api.ts';

export interface FileToSend {
  /** Below `/console/api`. */
  readonly path: string;
  readonly file: Blob;
  /** The entity tag of what it replaces. */
  readonly replaces?: string | undefined;
  /** The share that has been sent, 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** Sends a file as it is, with its progress, which `fetch` can't tell. Resolves with the JSON of the answer. Throws ApiError. */
export function sendFile<T>({ path, file, replaces, onProgress, signal }: FileToSend): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `/console/api${path}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    if (replaces !== undefined) request.setRequestHeader('if-match', replaces);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const answer = answerOf(request.responseText);
      if (request.status < 300) resolve(answer as T);
      else reject(problemOf(request.status, answer));
    };
    request.onerror = () => reject(new ApiError(0, 'The file could not be sent. Try again.'));
    request.onabort = () => reject(new ApiError(0, 'Cancelled.'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function answerOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function problemOf(status: number, answer: unknown): ApiError {
  const { detail, reference } = answer as { readonly detail?: string; readonly reference?: string };
  const message = detail ?? `The console's server answered ${status}.`;
  return new ApiError(status, message, status >= 500 ? reference : undefined);
}

import type { DocumentFiles } from '../../../services/bot/functions/chat/documents/document-files.ts';
import type { FindDocument } from '../../../services/bot/functions/chat/documents/find-document.ts';

export const PAGE_ID = 'cGFnZS1wYXNzd29y';
export const VIDEO_ID = 'dmlkZW8tc2NyZWVu';

export const CAPTIONS = `WEBVTT

NOTE title: Sharing your screen

00:00:00.000 --> 00:00:04.000
Welcome to this tutorial.

00:00:05.000 --> 00:00:09.000
Press the &lt;green&gt; button to share your screen.
`;

const TEXT_FILES: Readonly<Record<string, string>> = {
  'documents/pages/password.html':
    '<title>Passwords</title><h1>Passwords</h1><p>How to reset.</p><img src=images/reset.png alt=Form>',
  'documents/pages/plain.html':
    '<title>A &lt;b&gt; page</title><p onclick=alert(1)>x<script>alert(2)</script></p>',
  'documents/pages/images/reset.png': 'png',
  'documents/videos/screen.mp4': 'mp4',
  'documents/videos/screen.en.vtt': CAPTIONS,
  'documents/videos/screen.fr.vtt': CAPTIONS,
  'reports/index.json': '{}',
};

/** A saved page and a tutorial video, as in the index. */
export const findFakeDocument: FindDocument = async (docId) => {
  if (docId === PAGE_ID) {
    return { key: 'documents/pages/password.html', kind: 'page', title: 'Passwords' };
  }
  if (docId === VIDEO_ID) {
    return { key: 'documents/videos/screen.mp4', kind: 'video', title: 'Sharing your screen' };
  }
  return undefined;
};

/** The files of the fake documents. Links point to `origin`. */
export function fakeFiles(origin = 'https://files.example.edu'): DocumentFiles {
  return {
    async read(key) {
      const text = TEXT_FILES[key];
      return text === undefined
        ? undefined
        : { bytes: new TextEncoder().encode(text), type: 'text/html' };
    },
    exists: async (key) => TEXT_FILES[key] !== undefined,
    list: async (prefix) => Object.keys(TEXT_FILES).filter((key) => key.startsWith(prefix)),
    link: async (key) => new URL(`${origin}/${key}?X-Amz-Signature=abc`),
    origin: async () => origin,
  };
}

import { TextDecoder } from '@exodus/bytes/encoding.js';
import { decodePage } from '../../../bot/helpdesk/documents/decode-text.ts';
import { type SavePageOptions, savePage } from './page-images.ts';
import type { Upload } from './prepared-document.ts';

/** A page of the web or of the disk, with its images. */
export interface PreparedPage {
  readonly key: string;
  readonly main: Upload;
  readonly files: readonly Upload[];
  readonly problems: readonly string[];
}

/** Its first character: the page is UTF-8 now, whatever it declares. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Makes the objects of a saved page: `documents/<name>/page.html` and its images in `files/`. `charset` is what the server
 * said, which counts before what the page says. Throws DocumentError if it is not text.
 */
export async function preparePage(
  name: string,
  bytes: Uint8Array,
  { charset, ...options }: SavePageOptions & { readonly charset?: string | undefined },
): Promise<PreparedPage> {
  const { html, files, problems } = await savePage(textOf(bytes, charset), options);
  const folder = `documents/${name}`;
  const content = new TextEncoder().encode(BYTE_ORDER_MARK + html);
  return {
    key: `${folder}/page.html`,
    main: { key: `${folder}/page.html`, type: 'text/html; charset=utf-8', content },
    files: files.map(({ path, type, bytes: image }) => ({
      key: `${folder}/${path}`,
      type,
      content: image,
    })),
    problems,
  };
}

function textOf(bytes: Uint8Array, charset: string | undefined): string {
  if (charset === undefined) return decodePage(bytes);
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    // A charset that nobody knows.
    return decodePage(bytes);
  }
}

import { createHash } from 'node:crypto';

const MAX_LENGTH = 80;

/** Makes the name of a document's folder of its address; the same address has the same name. */
export function nameOfUrl(url: URL): string {
  const path = url.pathname.replace(/\.(?:html?|php|aspx?|jsp|pdf|docx|md|txt)$/i, '');
  const readable = slug(`${url.host.replace(/^www\./, '')}${path}`);
  const isUnique = url.search === '' && readable.length <= MAX_LENGTH;
  if (isUnique) return readable;
  const hash = createHash('sha256').update(url.href).digest('hex').slice(0, 8);
  return `${readable.slice(0, MAX_LENGTH)}-${hash}`;
}

/** Makes a name of letters, digits and dashes, in lower case. */
export function slug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const dashed = plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return dashed || 'page';
}

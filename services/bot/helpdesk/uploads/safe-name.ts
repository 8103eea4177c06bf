const MAX_LENGTH = 80;
const MAX_EXTENSION = 12;

/** Returns a file's name with nothing but letters, digits, dots, hyphens and underscores of ASCII: for a key and a header. */
export function safeName(name: string): string {
  const base = name.slice(-1_000).split(/[\\/]/).at(-1) ?? '';
  const plain = base
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.');
  const dot = plain.lastIndexOf('.');
  const hasExtension =
    dot >= 0 && plain.length - dot <= MAX_EXTENSION && /\w/.test(plain.slice(dot));
  const extension = hasExtension ? plain.slice(dot) : '';
  const stem = hasExtension ? plain.slice(0, dot) : plain;
  const trimmed = stem.slice(0, MAX_LENGTH - extension.length).replace(/^[.-]+|[.-]+$/g, '');
  return `${trimmed || 'file'}${extension}`;
}

const BLOCK = 512;
const REGULAR = ['0', '\0'];

/** Reads the regular files of a tar archive (POSIX ustar, as npm packs), path → content. Throws if it is cut off. */
export function readTar(archive: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0; ) {
    const header = archive.subarray(at, at + BLOCK);
    const size = Number.parseInt(textAt(header, 124, 12), 8);
    const end = at + BLOCK + size;
    if (!(size >= 0) || end > archive.length) throw new Error('the archive is cut off or damaged');
    const prefix = textAt(header, 345, 155);
    const name = textAt(header, 0, 100);
    if (REGULAR.includes(textAt(header, 156, 1) || '\0'))
      files.set(prefix === '' ? name : `${prefix}/${name}`, archive.subarray(at + BLOCK, end));
    at += BLOCK * (1 + Math.ceil(size / BLOCK));
  }
  return files;
}

function textAt(header: Buffer, from: number, length: number): string {
  const field = header.subarray(from, from + length);
  const end = field.indexOf(0);
  return field.toString('latin1', 0, end < 0 ? length : end).trim();
}

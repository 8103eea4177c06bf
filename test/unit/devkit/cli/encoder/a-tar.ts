import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

const BLOCK = 512;

/** An archive of files in the format of ustar. */
export function aTar(files: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(files).map(([name, content]) => {
    const header = Buffer.alloc(BLOCK);
    header.write(name, 0);
    header.write(`${Buffer.byteLength(content).toString(8).padStart(11, '0')}\0`, 124);
    header.write('0', 156);
    header.write('ustar\u000000', 257);
    const size = Math.ceil(Buffer.byteLength(content) / BLOCK) * BLOCK;
    return Buffer.concat([header, Buffer.alloc(size).fill(content, 0, Buffer.byteLength(content))]);
  });
  return Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]);
}

/** A package of npm with these files, and the integrity that npm would name. */
export function anArchive(files: Readonly<Record<string, string>>) {
  const archive = gzipSync(aTar(files));
  const hash = createHash('sha512').update(archive).digest('base64');
  return { archive, integrity: `sha512-${hash}` };
}

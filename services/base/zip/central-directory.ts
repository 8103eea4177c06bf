import { ZipError } from './zip-error.ts';

const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_64_LOCATOR = 0x07064b50;
const HEADER = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const HEADER_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
const MAX_COMMENT_BYTES = 0xffff;
/** The sizes and the offset are in the extra field with this id. */
const ZIP_64_EXTRA = 0x0001;
const IS_ZIP_64 = 0xffffffff;
const MADE_BY_UNIX = [3, 19];

/** An entry as the directory at the end of a zip describes it; nothing of it is to be trusted. */
export interface DirectoryEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 is stored, 8 is deflated. */
  readonly method: number;
  readonly crc: number;
  readonly compressed: Uint8Array;
  /** Bytes once unpacked. */
  readonly size: number;
  /** The mode of a file of Unix; 0 if it isn't known. */
  readonly mode: number;
}

/**
 * Reads a zip's directory, with ZIP64 (APPNOTE.TXT 6.3.10, sections 4.3 and 4.4). `count` is read at once, the entries
 * on demand. Throws ZipError if it can't be read.
 */
export function readDirectory(bytes: Uint8Array): {
  readonly count: number;
  readonly entries: Iterable<DirectoryEntry>;
} {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, offset } = readEnd(zip);
  return { count, entries: readEntries(zip, count, offset) };
}

function readEnd(zip: Buffer): { readonly count: number; readonly offset: number } {
  const end = findEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  const offset = zip.readUInt32LE(end + 16);
  const locator = end - LOCATOR_BYTES;
  if (locator < 0 || zip.readUInt32LE(locator) !== END_64_LOCATOR) return { count, offset };
  const end64 = sizeAt(zip, locator + 8);
  if (end64 + 56 > zip.length || zip.readUInt32LE(end64) !== END_64) throw unreadable();
  return { count: sizeAt(zip, end64 + 32), offset: sizeAt(zip, end64 + 48) };
}

function findEnd(zip: Buffer): number {
  const first = Math.max(0, zip.length - END_BYTES - MAX_COMMENT_BYTES);
  for (let at = zip.length - END_BYTES; at >= first; at -= 1) {
    if (zip.readUInt32LE(at) === END) return at;
  }
  throw unreadable('it is no zip');
}

function* readEntries(zip: Buffer, count: number, offset: number): Iterable<DirectoryEntry> {
  let at = offset;
  for (let read = 0; read < count; read += 1) {
    if (at + HEADER_BYTES > zip.length || zip.readUInt32LE(at) !== HEADER) throw unreadable();
    const nameBytes = zip.readUInt16LE(at + 28);
    const extraBytes = zip.readUInt16LE(at + 30);
    const next = at + HEADER_BYTES + nameBytes + extraBytes + zip.readUInt16LE(at + 32);
    if (next > zip.length) throw unreadable();
    yield readEntry(zip, at, nameBytes, extraBytes);
    at = next;
  }
}

function readEntry(zip: Buffer, at: number, nameBytes: number, extraBytes: number): DirectoryEntry {
  const nameAt = at + HEADER_BYTES;
  const extra = zip.subarray(nameAt + nameBytes, nameAt + nameBytes + extraBytes);
  const { size, compressedSize, offset } = sizesOf(zip, at, extra);
  const isOfUnix = MADE_BY_UNIX.includes(zip.readUInt8(at + 5));
  return {
    name: nameOf(zip.subarray(nameAt, nameAt + nameBytes)),
    isEncrypted: (zip.readUInt16LE(at + 8) & 1) === 1,
    method: zip.readUInt16LE(at + 10),
    crc: zip.readUInt32LE(at + 16),
    compressed: contentAt(zip, offset, compressedSize),
    size,
    mode: isOfUnix ? zip.readUInt16LE(at + 40) : 0,
  };
}

function sizesOf(zip: Buffer, at: number, extra: Buffer) {
  const extended = extendedSizes(extra);
  const value = (position: number) => {
    const short = zip.readUInt32LE(at + position);
    return short === IS_ZIP_64 ? (extended.shift() ?? short) : short;
  };
  // The order in which the extra field has them.
  const size = value(24);
  const compressedSize = value(20);
  return { size, compressedSize, offset: value(42) };
}

function extendedSizes(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    const end = at + 4 + length;
    if (extra.readUInt16LE(at) === ZIP_64_EXTRA && end <= extra.length) {
      return Array.from({ length: length >> 3 }, (_, index) => sizeAt(extra, at + 4 + index * 8));
    }
    at = end;
  }
  return [];
}

function contentAt(zip: Buffer, offset: number, size: number): Uint8Array {
  if (offset + LOCAL_HEADER_BYTES > zip.length) throw unreadable();
  if (zip.readUInt32LE(offset) !== LOCAL_HEADER) throw unreadable();
  const names = zip.readUInt16LE(offset + 26) + zip.readUInt16LE(offset + 28);
  const start = offset + LOCAL_HEADER_BYTES + names;
  if (start + size > zip.length) throw unreadable();
  return zip.subarray(start, start + size);
}

/** Names are UTF-8, whether or not the entry says so; what isn't UTF-8 is read byte by byte. */
function nameOf(bytes: Buffer): string {
  const name = bytes.toString('utf8');
  return name.includes('\uFFFD') ? bytes.toString('latin1') : name;
}

function sizeAt(bytes: Buffer, at: number): number {
  if (at + 8 > bytes.length) throw unreadable();
  return Number(bytes.readBigUInt64LE(at));
}

function unreadable(why = 'its directory is damaged'): ZipError {
  return new ZipError([{ message: `can't be read: ${why}` }]);
}

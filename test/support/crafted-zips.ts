import { strToU8, type Zippable, zipSync } from 'fflate';

const DIRECTORY = [0x50, 0x4b, 0x01, 0x02];
const REGULAR = 0o100644;
const LINK = 0o120777;

/** A zip of these entries, each with its own name even if another has it too. */
export function zipOfEntries(names: readonly string[], content = 'x'): Uint8Array {
  const placeholders = names.map(
    (name, index) => String.fromCodePoint(0x61 + index) + name.slice(1),
  );
  const zip = Buffer.from(
    zipSync(Object.fromEntries(placeholders.map((name) => [name, strToU8(content)]))),
  );
  for (const [index, placeholder] of placeholders.entries()) {
    replaceAll(zip, Buffer.from(placeholder), Buffer.from(names[index] ?? ''));
  }
  return zip;
}

/** A zip of one file whose directory says something else at a position of its header. */
export function lyingZip(
  name: string,
  content: Uint8Array,
  position: number,
  value: number,
): Uint8Array {
  const zip = Buffer.from(zipSync({ [name]: content }));
  zip.writeUInt32LE(value, zip.indexOf(Buffer.from(DIRECTORY)) + position);
  return zip;
}

/** The positions of what a directory says of a file. */
export const DECLARED = { flags: 8, method: 10, crc: 16, compressed: 20, size: 24 };

/** Zips that are not to be unpacked, each with the entry to blame and what is wrong with it. */
export const HOSTILE_ZIPS: readonly (readonly [string, () => Uint8Array, string])[] = [
  [
    'a path out of the folder',
    () => zipSync({ '../x.mjs': strToU8('') }),
    '../x.mjs leaves its folder',
  ],
  [
    'a path out of the folder further down',
    () => zipSync({ 'a/../../x': strToU8('') }),
    'a/../../x leaves its folder',
  ],
  ['an absolute path', () => zipSync({ '/etc/x': strToU8('') }), '/etc/x leaves its folder'],
  ['a path with a drive', () => zipSync({ 'C:/x': strToU8('') }), 'C:/x leaves its folder'],
  ['a NUL in a name', () => zipSync({ 'a\0b': strToU8('') }), 'a\0b leaves its folder'],
  ['a backslash', () => zipSync({ 'a\\b': strToU8('') }), 'a\\b has a backslash in its name'],
  [
    'a name of 300 characters',
    () => zipSync({ [`a/${'n'.repeat(300)}`]: strToU8('') }),
    'has a name that is too long',
  ],
  [
    'a name of 128 three-byte characters',
    () => zipSync({ ['東'.repeat(128)]: strToU8('') }),
    'has a name that is too long',
  ],
  [
    'a long path',
    () => zipSync({ [`${'abcdefghi/'.repeat(120)}x`]: strToU8('') }),
    'has a name that is too long',
  ],
  [
    'a deep path',
    () => zipSync({ [`${'a/'.repeat(200)}x`]: strToU8('') }),
    'has a name that is too long',
  ],
  [
    'a file and a folder of one name',
    () => flatZip({ a: strToU8(''), 'a/b': strToU8('') }),
    'a/b is in a folder that is a file',
  ],
  [
    'a folder and a file of one name',
    () => flatZip({ 'a/b': strToU8(''), a: strToU8('') }),
    'a is both a file and a folder',
  ],
  ['a name twice', () => zipOfEntries(['same.txt', 'same.txt']), 'same.txt is in the zip twice'],
  [
    'a name twice, spelled differently',
    () => zipSync({ 'a/b': strToU8(''), './a//b': strToU8('') }),
    './a//b is in the zip twice',
  ],
  [
    'a symbolic link',
    () => zipSync({ link: [strToU8('/etc/passwd'), { os: 3, attrs: LINK << 16 }] }),
    'link is a link or a special file',
  ],
  [
    'a device',
    () => zipSync({ disk: [strToU8(''), { os: 3, attrs: 0o060644 << 16 }] }),
    'disk is a link or a special file',
  ],
  [
    'an encrypted file',
    () => lyingZip('a', strToU8('x'), DECLARED.flags, 0x0008_0001),
    'a is encrypted',
  ],
  [
    'an unknown compression',
    () => lyingZip('a', strToU8('x'), DECLARED.method, 14),
    'a is compressed by method 14',
  ],
  [
    'a small file that declares less than it has',
    () => lyingZip('a', new Uint8Array(9000), DECLARED.size, 10),
    "a doesn't have the 10 bytes",
  ],
  [
    'a large file that declares less than it has',
    () => lyingZip('a', new Uint8Array(9_000_000), DECLARED.size, 1_000_000),
    "a doesn't have the 1000000 bytes",
  ],
  [
    'a file that declares more than it has',
    () => lyingZip('a', new Uint8Array(9000), DECLARED.size, 10_000),
    "a doesn't have the 10000 bytes",
  ],
  [
    'a large file that declares more than it has',
    () => lyingZip('a', new Uint8Array(900_000), DECLARED.size, 1_000_000),
    "a doesn't have the 1000000 bytes",
  ],
  [
    'another checksum',
    () => lyingZip('a', strToU8('abc'), DECLARED.crc, 1),
    'a is damaged: its checksum differs',
  ],
  [
    'another checksum of a large file',
    () => lyingZip('a', new Uint8Array(900_000), DECLARED.crc, 1),
    'a is damaged: its checksum differs',
  ],
  [
    'half of a file',
    () => lyingZip('a', strToU8('word '.repeat(99)), DECLARED.compressed, 5),
    "a is damaged: it can't be unpacked",
  ],
  ['a folder with content', () => zipSync({ 'a/': strToU8('x') }), 'a/ is a folder with content'],
];

/** Unlike zipSync's own reading of an object, keeps a file and a folder of one name. */
function flatZip(files: Zippable): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        [content as Uint8Array, { os: 3, attrs: REGULAR << 16 }],
      ]),
    ),
  );
}

function replaceAll(bytes: Buffer, from: Buffer, to: Buffer): void {
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) to.copy(bytes, at);
}

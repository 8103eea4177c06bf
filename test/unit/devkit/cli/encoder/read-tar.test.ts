import { describe, expect, it } from 'vitest';
import { readTar } from '../../../../../services/devkit/cli/encoder/read-tar.ts';
import { aTar } from './a-tar.ts';

describe('a tar archive', () => {
  it('is read as the files that were put in', () => {
    const files = readTar(aTar({ 'package/a.js': 'one', 'package/b/c.js': 'x'.repeat(1_000) }));

    expect([...files].map(([path, content]) => [path, content.length])).toStrictEqual([
      ['package/a.js', 3],
      ['package/b/c.js', 1_000],
    ]);
  });

  it('is refused if it is cut off', () => {
    const tar = aTar({ 'package/a.js': 'x'.repeat(1_000) });

    expect(() => readTar(tar.subarray(0, 900))).toThrow('cut off or damaged');
  });

  it('has only regular files: no link of it is followed', () => {
    const tar = aTar({ 'package/a.js': 'one' });
    tar.write('2', 156);

    expect([...readTar(tar).keys()]).toStrictEqual([]);
  });
});

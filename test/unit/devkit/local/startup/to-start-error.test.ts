import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { DataFolderError } from '../../../../../services/base/durable/data-folder.ts';
import { toStartError } from '../../../../../services/devkit/local/startup/to-start-error.ts';

const dataDir = tmpdir();
const errorOf = (code: string, path?: string) =>
  Object.assign(new Error(code), { code, syscall: 'open', ...(path ? { path } : {}) });
const problemsOf = async (error: unknown) => (await toStartError(error, { dataDir })).problems;

describe('what ends a start', () => {
  it.each([
    ['ENOSPC', 'No room is left on the disk. Make room.'],
    ['EMFILE', 'Raise the limit, for example with "ulimit -n 1024".'],
    ['EACCES', 'Give this user the right to read and write there.'],
    ['EROFS', 'Mount it so that it can be written.'],
  ])('is a sentence with a remedy for %s, wherever it occurred', async (code, remedy) => {
    const error = new Error('wrapped', { cause: errorOf(code, '/data/x.json') });

    expect(await problemsOf(error)).toStrictEqual([
      expect.stringMatching(new RegExp(`^/data/x\\.json can't be used \\(${code}\\)\\. `)),
    ]);
    expect((await problemsOf(errorOf(code)))[0]).toBe(
      (await problemsOf(error))[0]?.replace('/data/x.json', `DATA_DIR ${dataDir}`),
    );
    expect((await problemsOf(error))[0]).toContain(remedy);
  });

  it('is the sentence of a data folder that can not be used', async () => {
    expect(await problemsOf(new DataFolderError('It is in use.'))).toStrictEqual(['It is in use.']);
  });

  it('is no stack even if it is unexpected; that is the cause', async () => {
    const error = new TypeError('x is not a function');

    const { problems, cause } = await toStartError(error, { dataDir });

    expect(problems).toStrictEqual([
      expect.stringMatching(/^TypeError: x is not a function\. .*LOG_LEVEL=debug shows where/),
    ]);
    expect(cause).toBe(error);
  });
});

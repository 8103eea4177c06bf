import { open } from 'node:fs/promises';
import type { JournalFile, JournalOptions } from '../../../../services/base/durable/journal.ts';

const failure = (what: string) => Object.assign(new Error(`ENOSPC: ${what}`), { code: 'ENOSPC' });

/** A disk on which the next steps of a journal fail when a test says so. */
export class FaultyDisk {
  /** Writes keep half of their bytes, then fail. */
  isFull = false;
  /** Nothing can be cut off. */
  isStuck = false;
  failsToSync = false;
  writes = 0;
  syncs = 0;

  readonly openFile: NonNullable<JournalOptions<unknown>['openFile']> = async (path, flags, mode) =>
    this.#wrap(await open(path, flags, mode));

  #wrap(file: JournalFile): JournalFile {
    return {
      appendFile: async (bytes) => {
        this.writes += 1;
        if (!this.isFull) return file.appendFile(bytes);
        await file.appendFile(bytes.subarray(0, bytes.length / 2));
        throw failure('write');
      },
      datasync: async () => {
        this.syncs += 1;
        if (this.failsToSync) throw failure('fdatasync');
        await file.datasync();
      },
      truncate: async (size) => {
        if (this.isStuck) throw failure('ftruncate');
        await file.truncate(size);
      },
      close: () => file.close(),
    };
  }
}

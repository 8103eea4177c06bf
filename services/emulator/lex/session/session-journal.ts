import { appendFile, mkdir, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeFileDurably } from '../../../base/durable/files.ts';
import type { Log } from '../../../base/log.ts';
import type { StoredSession } from './session-store.ts';

/** Takes changes of sessions down to disk, once a second: a crash loses at most the last turn of a chat. */
export interface SessionJournal {
  notePut(key: string, session: StoredSession): void;
  noteDeleted(key: string): void;
  /** Writes what is pending and stops. */
  close(): Promise<void>;
}

interface Line {
  readonly key: string;
  /** Absent: the session is gone. */
  readonly session?: StoredSession;
}

const FLUSH_MS = 1_000;
const COMPACT_BYTES = 16 * 1024 * 1024;

/** A journal that keeps nothing. */
export const noJournal: SessionJournal = {
  notePut() {},
  noteDeleted() {},
  close: async () => {},
};

/** Opens the journal at a path; the sessions that it holds are read with readJournal first. */
export function openJournal(path: string, log: Log): SessionJournal {
  const pending = new Map<string, Line>();
  let flushing: Promise<void> = Promise.resolve();

  async function flush(): Promise<void> {
    if (pending.size === 0) return;
    const lines = [...pending.values()];
    pending.clear();
    try {
      await append(path, lines);
    } catch (error) {
      log.error({ error, path }, 'sessions could not be written');
      for (const line of lines) if (!pending.has(line.key)) pending.set(line.key, line);
    }
  }

  const timer = setInterval(() => {
    flushing = flushing.then(flush);
  }, FLUSH_MS);
  timer.unref();

  return {
    notePut: (key, session) => void pending.set(key, { key, session }),
    noteDeleted: (key) => void pending.set(key, { key }),
    async close() {
      clearInterval(timer);
      await flushing;
      await flush();
    },
  };
}

/** The sessions of a journal that are still alive, and the journal without the rest. A torn last line is dropped. */
export async function readJournal(path: string, now: Date): Promise<readonly StoredSession[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const alive = new Map<string, StoredSession>();
  for (const line of text.split('\n').flatMap(parseLine)) {
    if (line.session && line.session.expiresAt > now.getTime()) alive.set(line.key, line.session);
    else alive.delete(line.key);
  }
  if (text !== '') await rewrite(path, alive);
  return [...alive.values()];
}

async function append(path: string, lines: readonly Line[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await appendFile(path, lines.map(lineText).join(''), { mode: 0o600, flush: true });
  const { size } = await stat(path);
  if (size > COMPACT_BYTES) await compact(path);
}

async function compact(path: string): Promise<void> {
  const latest = new Map<string, StoredSession>();
  for (const line of (await readFile(path, 'utf8')).split('\n').flatMap(parseLine)) {
    if (line.session) latest.set(line.key, line.session);
    else latest.delete(line.key);
  }
  await rewrite(path, latest);
}

async function rewrite(path: string, sessions: ReadonlyMap<string, StoredSession>): Promise<void> {
  const lines = [...sessions].map(([key, session]) => lineText({ key, session }));
  await writeFileDurably(path, lines.join(''));
}

function lineText(line: Line): string {
  return `${JSON.stringify(line)}\n`;
}

function parseLine(text: string): readonly Line[] {
  if (text === '') return [];
  try {
    return [JSON.parse(text) as Line];
  } catch {
    // Only the last line can be torn: the process ended while it was being written.
    return [];
  }
}

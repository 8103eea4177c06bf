import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What `stat` counts the occupied space in, whatever the file system's own blocks are. */
const BLOCK = 512;

/** What the product occupies at a moment. */
export interface Sample {
  readonly atSeconds: number;
  readonly turns: number;
  readonly rssMb: number;
  readonly functionProcesses: number;
  readonly functionsRssMb: number;
  readonly openFiles: number;
  readonly dataMb: number;
  readonly dataFiles: number;
  readonly sessionsKb: number;
}

/** Measures a process, those of its group, and its data folder. What this system does not say is NaN. */
export async function takeSample(
  pid: number,
  dataDir: string,
  progress: Pick<Sample, 'atSeconds' | 'turns'>,
): Promise<Sample> {
  const [rssMb, functions, openFiles, data, sessionsKb] = await Promise.all([
    residentMb(pid),
    membersOf(pid),
    readdir(`/proc/${pid}/fd`).then((names) => names.length, notKnown),
    sizeOf(dataDir),
    stat(join(dataDir, 'lex', 'sessions.jsonl')).then(
      ({ size }) => Math.round(size / 1024),
      notKnown,
    ),
  ]);
  const sizes = await Promise.all(functions.map(residentMb));
  return {
    ...progress,
    rssMb,
    functionProcesses: functions.length,
    functionsRssMb: sizes.reduce((sum, size) => sum + (size || 0), 0),
    openFiles,
    dataMb: data.mb,
    dataFiles: data.files,
    sessionsKb,
  };
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024);
}

/** The other processes of a group: the group's number is the fifth field of `stat`. */
async function membersOf(group: number): Promise<number[]> {
  const names = await readdir('/proc').catch(() => []);
  const pids = names.map(Number).filter((pid) => Number.isInteger(pid) && pid !== group);
  const groups = await Promise.all(
    pids.map(async (pid) => {
      const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      return Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[2]);
    }),
  );
  return pids.filter((_pid, index) => groups[index] === group);
}

async function sizeOf(folder: string): Promise<{ mb: number; files: number }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  // A file may go between the list and the look.
  const sizes = await Promise.all(
    files.map(({ parentPath, name }) =>
      stat(join(parentPath, name)).then(
        ({ blocks }) => blocks * BLOCK,
        () => 0,
      ),
    ),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return { mb: Math.round((bytes / 1_048_576) * 100) / 100, files: files.length };
}

const notKnown = () => Number.NaN;

/** What a person can do about an error of the system, by its code. */
const REMEDIES: Readonly<Record<string, string>> = {
  EACCES: 'The right to it is missing. Give this user the right to read and write there.',
  EDQUOT: "The user's disk quota is used up. Make room.",
  EMFILE:
    'This process may not open more files. Raise the limit, for example with "ulimit -n 1024".',
  ENFILE: 'The system may not open more files. End other programs, or raise its limit.',
  ENOMEM: 'The system has no memory left. End other programs.',
  ENOSPC: 'No room is left on the disk. Make room.',
  ENOTDIR: 'A file is where a folder should be. Move it away.',
  EPERM: 'The right to it is missing. Give this user the right to read and write there.',
  EROFS: 'The file system is read-only. Mount it so that it can be written.',
};

/**
 * Returns an error of the system as a sentence with a remedy, or undefined if it isn't one. `about` is the subject if the
 * error names no path.
 */
export function systemProblem(error: unknown, about: string): string | undefined {
  const { code, path, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (!code || syscall === undefined) return undefined;
  const remedy = REMEDIES[code] ?? 'Move it away, or restore it from a backup.';
  return `${path ?? about} can't be used (${code}). ${remedy}`;
}

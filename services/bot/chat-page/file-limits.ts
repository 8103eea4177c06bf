/** What a ticket takes along, as the server counts it. */
export const MAX_FILES = 5;
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

export const LIMITS_TEXT = `At most ${MAX_FILES} files, 10 MB each.`;

/** Says why a file is not uploaded, before anything of it leaves; undefined if it may. `count` is how many there are. */
export function fileProblem(size: number, count: number): string | undefined {
  if (count >= MAX_FILES) return `A ticket takes ${MAX_FILES} files. Remove one first.`;
  if (size > MAX_FILE_BYTES)
    return `It has ${megabytes(size)} MB; a file may have 10 MB. Try a picture of the part that matters.`;
  return size === 0 ? 'It is empty.' : undefined;
}

/** Words the size of a file: "340 KB", "2.1 MB". */
export function sizeText(bytes: number): string {
  return bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${megabytes(bytes)} MB`;
}

const megabytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(1);

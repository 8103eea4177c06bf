const MB = 1024 * 1024;
const MAX_DOCUMENT = 20 * MB;
const MAX_VIDEO = 4096 * MB;

/** What may be uploaded: the page says so before. The server has the last word. */
export const LIMITS = 'At most 20 MB, a video 4 GB.';

/** Says why a file can't be uploaded, before it is sent; undefined if it can. */
export function fileProblem(
  { name, size }: { readonly name: string; readonly size: number },
  endings: readonly string[],
): string | undefined {
  if (!endings.some((ending) => name.toLowerCase().endsWith(ending)))
    return `Files of this kind can’t be read: only ${endings.join(', ')}. Save it as a PDF or as a web page.`;
  if (size === 0) return 'The file is empty.';
  const isVideo = name.toLowerCase().endsWith('.mp4');
  if (size > (isVideo ? MAX_VIDEO : MAX_DOCUMENT))
    return `The file is larger than ${isVideo ? '4 GB' : '20 MB'}. Make it smaller or split it.`;
  return undefined;
}

/** "3 KB", "1.2 MB" */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < MB) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / MB).toFixed(1)} MB`;
}

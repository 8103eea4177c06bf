import { DocumentError } from '../../helpdesk/documents/document-error.ts';
import { captionsAmong } from '../../helpdesk/documents/document-key.ts';
import type { ReportProblem } from '../../helpdesk/documents/index-report.ts';
import type { Passage } from '../../helpdesk/documents/passage.ts';
import type { SourceObject } from './document-source.ts';
import { type ReadDeps, type ReadDocument, readBytes } from './read-document.ts';

type ReadVideo = Pick<ReadDocument, 'passages' | 'problems'>;

/**
 * Reads the captions of a video, in each of their languages; the video itself is not read. Captions that can't be read
 * cost their language alone. Resolves with undefined if a file changed during the read.
 * Throws DocumentError if there are no captions, or none that can be read.
 */
export async function readVideo(
  deps: ReadDeps,
  key: string,
  parts: readonly SourceObject[],
): Promise<ReadVideo | undefined> {
  const captions = captionsAmong(parts, key);
  const passages: Passage[] = [];
  const problems: ReportProblem[] = [];
  for (const part of captions) {
    const read = await readLanguage(deps, part).catch(problemOf);
    if (!read) return undefined;
    if ('reason' in read) problems.push({ ...read, reason: `${part.lang}: ${read.reason}` });
    else {
      passages.push(...read.passages);
      if (read.leftOut)
        problems.push({ ...read.leftOut, reason: `${part.lang}: ${read.leftOut.reason}` });
    }
  }
  if (passages.length === 0) throw withoutCaptions(problems);
  return { passages: numbered(passages), problems };
}

async function readLanguage(
  { source, reader }: ReadDeps,
  part: ReturnType<typeof captionsAmong<SourceObject>>[number],
) {
  const bytes = await readBytes(source, part);
  const { videoKey, lang, format } = part;
  return bytes && reader.read({ kind: 'captions', bytes, videoKey, lang, format });
}

function problemOf(error: unknown): ReportProblem {
  if (!(error instanceof DocumentError)) throw error;
  return { reason: error.message, remedy: error.remedy };
}

function withoutCaptions([problem]: readonly ReportProblem[]): DocumentError {
  if (problem) return new DocumentError(problem.reason.replace(/^[\w-]+: /, ''), problem.remedy);
  return new DocumentError(
    'the video has no captions',
    'upload them next to it, as <video>.<language>.vtt or .srt',
  );
}

/** Each language is a part of the same document. */
function numbered(passages: readonly Passage[]): Passage[] {
  return passages.map((passage, ordinal) => ({ ...passage, ordinal }));
}

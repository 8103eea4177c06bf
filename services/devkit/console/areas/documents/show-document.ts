import { documentHref } from '../../../../bot/helpdesk/conversations/document-href.ts';
import { metaKeyOf } from '../../../../bot/helpdesk/documents/document-key.ts';
import { readMeta } from '../../../../bot/helpdesk/documents/document-meta.ts';
import type { Passage } from '../../../../bot/helpdesk/documents/passage.ts';
import { isDocument } from '../../../documents/also-asked/document-lines.ts';
import { linesBySection, type SectionLines } from '../../../documents/also-asked/section-lines.ts';
import { readObject } from '../../../documents/bucket/read-object.ts';
import { readDescription } from '../../../documents/editing/description.ts';
import { isEditable } from '../../../documents/editing/document-text.ts';
import { findDocument } from '../../../documents/editing/find-document.ts';
import { captionsOfVideo } from '../../../documents/editing/video-parts.ts';
import type { DocumentsAreaDeps } from './documents-deps.ts';
import { pinnedQuestions } from './pinned-questions.ts';

/** Returns a document as its page shows it. Throws UnknownDocumentError. */
export async function showDocument(deps: DocumentsAreaDeps, docId: string) {
  const found = await findDocument(deps, docId);
  const { key, entry, etag: version, size, modified } = found;
  const passages = [...(await deps.passagesOf(docId))].sort((a, b) => a.ordinal - b.ordinal);
  const lines = linesBySection(passages, { alsoAsked: await alsoAskedOf(deps, key) });
  const pins = await pinnedQuestions(deps);
  return {
    docId,
    key,
    version,
    size,
    saved: modified.toISOString(),
    isDocument: isDocument(key),
    isEditable: isDocument(key) && isEditable(found),
    state: entry?.state ?? 'waiting',
    ...(entry && { entry }),
    description: await readDescription(deps, key),
    sections: passages.map((passage) => sectionOf(passage, lines.sections, pins)),
    unplaced: lines.unplaced,
    /** Also those of passages that are not in the index now. */
    pinned: [...pins].flatMap(([id, questions]) => (id.startsWith(`${docId}:`) ? questions : [])),
    isVideo: /\.mp4$/i.test(key),
    captions: captionsOfVideo(found).map(({ lang, format, etag }) => ({
      lang,
      format,
      version: etag,
    })),
    href: documentHref(docId),
  };
}

/** The lines of a description that can't be used are shown with its problem, and nowhere else. */
async function alsoAskedOf({ s3, bucket }: DocumentsAreaDeps, key: string) {
  const bytes = await readObject(s3, bucket, metaKeyOf(key));
  try {
    return (bytes && readMeta(bytes).meta.alsoAsked) ?? {};
  } catch {
    return {};
  }
}

/** Only what its page needs: a passage has vectors, too. */
function sectionOf(
  { id, docId, title, heading, text, marks, cues, place, lang }: Passage,
  sections: readonly SectionLines[],
  pins: ReadonlyMap<string, readonly string[]>,
) {
  const lines = sections.find(({ passage }) => passage.id === id);
  return {
    ...{ id, heading: heading || title, text, place, lang },
    ...(marks && { marks }),
    ...(cues && { cues }),
    pins: pins.get(id) ?? [],
    /** A long section takes lines at its first passage alone. */
    ...(lines && { own: lines.own, added: lines.added }),
    href: documentHref(docId, place),
  };
}

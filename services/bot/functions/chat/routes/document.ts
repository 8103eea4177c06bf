import type { Cue } from '../../../helpdesk/documents/captions.ts';
import type { CaptionFormat } from '../../../helpdesk/documents/cue-times.ts';
import { DocumentError } from '../../../helpdesk/documents/document-error.ts';
import { documentKind } from '../../../helpdesk/documents/document-key.ts';
import type { IndexedDocument } from '../../../helpdesk/documents/passage-index.ts';
import type { DocumentView } from '../documents/document-shell.ts';
import { type Player, playerPage } from '../documents/player-page.ts';
import { savedPage } from '../documents/saved-page.ts';
import { captionsOfVideo } from '../documents/video-captions.ts';
import { videoSource } from '../documents/video-source.ts';
import { Problem } from '../http/problem.ts';
import type { ChatRequest } from '../http/request.ts';
import type { ChatResponse } from '../http/response.ts';
import type { ChatDeps } from './deps.ts';
import { documentParameter, unknownDocument } from './document-parameter.ts';

type DocumentDeps = Pick<ChatDeps, 'assets' | 'embedOrigins' | 'files' | 'findDocument' | 'reader'>;

const LONGEST_VIDEO_SECONDS = 86_400;

/**
 * `GET /api/documents/{docId}`: a saved page or a Word document, sanitised; a player that starts a video at `?t=` seconds;
 * or 302 to a PDF, which a browser opens at its `#page=`.
 */
export async function document(
  deps: DocumentDeps,
  request: ChatRequest,
  parameters: Readonly<Record<string, string>>,
): Promise<ChatResponse> {
  const found = await documentParameter(deps, parameters);
  const link = await deps.files.link(found.key);
  if (documentKind(found.key) === 'pdf') return redirectTo(deps, found, link);
  const view = viewOf(deps, request);
  if (found.kind === 'page') return showPage(deps, found, view, link.origin);
  const { docId = '' } = parameters;
  const startsAt = startSeconds(request.query);
  return playerPage(await readPlayer(deps, found, docId, startsAt), view, link.origin);
}

/** A browser that doesn't say what asks gets the page with its link back. */
function viewOf({ assets, embedOrigins }: DocumentDeps, { headers }: ChatRequest): DocumentView {
  const isFramed = headers['sec-fetch-dest'] === 'iframe';
  return { style: assets.documentStyle, isFramed, embedOrigins };
}

/** A fragment of the address survives the redirect. */
async function redirectTo(
  { files }: DocumentDeps,
  { key }: IndexedDocument,
  link: URL,
): Promise<ChatResponse> {
  if (!(await files.exists(key))) throw unknownDocument();
  const headers = { location: link.href, 'cache-control': 'private, max-age=300' };
  return { status: 302, headers, body: '' };
}

async function showPage(
  deps: DocumentDeps,
  { key }: IndexedDocument,
  view: DocumentView,
  origin: string,
): Promise<ChatResponse> {
  const file = await deps.files.read(key);
  if (file === undefined) throw unknownDocument();
  const { bytes, type } = file;
  const page = await deps.reader
    .read({ kind: 'rendered', bytes, type, key })
    .catch((error: unknown) => {
      throw error instanceof DocumentError ? unreadable(error) : error;
    });
  return savedPage(page, view, origin);
}

/** The index still has the page that was there before, because nothing could be read of the one that replaced it. */
function unreadable(cause: DocumentError): Problem {
  const detail = `This page was replaced by a file that can't be shown: ${cause.message}.`;
  return new Problem(409, 'Document not readable', detail, { cause });
}

async function readPlayer(
  { files }: DocumentDeps,
  found: IndexedDocument,
  docId: string,
  seconds: number,
): Promise<Player> {
  const captions = await captionsOfVideo(files, found.key);
  const languages = captions.map(({ lang }) => lang);
  const [first] = captions;
  const file = first === undefined ? undefined : await files.read(first.key);
  const cues = first && file ? await cuesOrNone(file.bytes, first.format) : [];
  return { docId, video: videoSource(docId, found, languages), startSeconds: seconds, cues };
}

/** Reads the cues of a video's captions. A damaged file has none, because the video plays without them. */
async function cuesOrNone(bytes: Uint8Array, format: CaptionFormat): Promise<readonly Cue[]> {
  // Loaded with the first video: the tables of old charsets would delay every start.
  const { readCaptions } = await import('../../../helpdesk/documents/captions.ts');
  try {
    return readCaptions(bytes, format).cues;
  } catch (error) {
    if (error instanceof DocumentError) return [];
    throw error;
  }
}

/** Reads `?t=83.5` as seconds, with up to three decimals. Anything else starts the video at its beginning. */
function startSeconds(query: URLSearchParams): number {
  const text = query.get('t') ?? '';
  const seconds = /^\d{1,6}(?:\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  return seconds < LONGEST_VIDEO_SECONDS ? seconds : 0;
}

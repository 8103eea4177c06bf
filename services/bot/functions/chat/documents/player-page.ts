import type { VideoSource } from '../../../chat-page/chat-api.ts';
import { clockTime } from '../../../helpdesk/conversations/clock-time.ts';
import type { Cue } from '../../../helpdesk/documents/captions.ts';
import { escapeHtml } from '../../../helpdesk/escape-html.ts';
import type { ChatResponse } from '../http/response.ts';
import { type DocumentView, documentPage } from './document-shell.ts';

export interface Player {
  readonly docId: string;
  readonly video: VideoSource;
  readonly startSeconds: number;
  /** The transcript, in the first language. */
  readonly cues: readonly Pick<Cue, 'startSeconds' | 'text'>[];
}

/**
 * Builds a page that plays a tutorial video from a given second, with captions and a transcript whose timestamps are
 * links. It needs no script: the start is a media fragment (`#t=83`, W3C Media Fragments), which survives the redirect
 * to the file.
 */
export function playerPage(player: Player, view: DocumentView, videoOrigin: string): ChatResponse {
  return documentPage({
    title: player.video.title,
    main: [
      `<h1>${escapeHtml(player.video.title)}</h1>`,
      video(player),
      cuesAround(player),
      player.cues.length > 0 ? transcript(player) : '',
    ].join('\n'),
    view,
    // Not sandboxed: <track> must share the page's origin, and `default-src 'none'` already blocks scripts.
    policy: [`media-src 'self' ${videoOrigin}`, 'img-src data:'],
  });
}

function video({ video: { title, src, captions }, startSeconds }: Player): string {
  const tracks = captions.map(({ lang, label, src: file }, index) => {
    const attributes = `srclang="${lang}" label="${escapeHtml(label)}"${index === 0 ? ' default' : ''}`;
    return `<track kind="captions" src="${file}" ${attributes}>`;
  });
  const start = `src="${src}#t=${startSeconds}" aria-label="${escapeHtml(title)}"`;
  return `<video controls preload="metadata" ${start}>${tracks.join('')}</video>`;
}

/** Shows below the video what is said at its start, with the cue before and the one after. */
function cuesAround(player: Player): string {
  const { first, last } = currentCues(player);
  if (first < 0) return '';
  const lines = cueLines(player).slice(Math.max(0, first - 1), last + 2);
  const time = clockTime(player.startSeconds);
  return `<h2>What is said at ${time}</h2>\n<ol class="transcript">\n${lines.join('\n')}\n</ol>`;
}

function transcript(player: Player): string {
  return `<h2>Transcript</h2>\n<ol class="transcript">\n${cueLines(player).join('\n')}\n</ol>`;
}

function cueLines(player: Player): string[] {
  const { first, last } = currentCues(player);
  return player.cues.map(({ startSeconds, text }, index) => {
    const second = milliseconds(startSeconds) / 1000;
    const here = index >= first && index <= last ? ' aria-current="true"' : '';
    const link = `<a href="/api/documents/${player.docId}?t=${second}">${clockTime(second)}</a>`;
    return `<li${here}>${link} <span>${escapeHtml(text)}</span></li>`;
  });
}

/**
 * Returns which cues are on the screen at the start: the last that have begun, several if they begin together. -1 if the
 * video starts at its beginning or before the first cue. Cues are timed to the thousandth; as floating-point numbers, two
 * of the same time may differ.
 */
function currentCues({ cues, startSeconds }: Player): { first: number; last: number } {
  const starts = cues.map((cue) => milliseconds(cue.startSeconds));
  const at = milliseconds(startSeconds);
  const last = at > 0 ? starts.findLastIndex((start) => start <= at) : -1;
  return { first: last < 0 ? -1 : starts.indexOf(starts[last] ?? -1), last };
}

const milliseconds = (seconds: number): number => Math.round(seconds * 1000);

import { clockTime } from '../../../helpdesk/conversations/clock-time.ts';
import type { Cue } from '../../../helpdesk/documents/captions.ts';
import { escapeHtml } from '../../../helpdesk/escape-html.ts';
import type { ChatResponse } from '../http/response.ts';
import { documentPage } from './document-shell.ts';

export interface Player {
  readonly title: string;
  readonly docId: string;
  /** The video's file name, without its folder. */
  readonly fileName: string;
  readonly languages: readonly string[];
  readonly startSeconds: number;
  /** The transcript, in the first language. */
  readonly cues: readonly Pick<Cue, 'startSeconds' | 'text'>[];
}

/**
 * Builds a page that plays a tutorial video from a given second, with captions and a transcript whose timestamps are
 * links. It needs no script: the start is a media fragment (`#t=83`, W3C Media Fragments), which survives the redirect
 * to the file.
 */
export function playerPage(player: Player, style: string, videoOrigin: string): ChatResponse {
  return documentPage({
    title: player.title,
    main: [
      `<h1>${escapeHtml(player.title)}</h1>`,
      video(player),
      cuesAround(player),
      player.cues.length > 0 ? transcript(player) : '',
    ].join('\n'),
    style,
    // Not sandboxed: <track> must share the page's origin, and `default-src 'none'` already blocks scripts.
    policy: [`media-src 'self' ${videoOrigin}`, 'img-src data:'],
  });
}

function video({ docId, fileName, languages, startSeconds, title }: Player): string {
  const base = `/api/documents/${docId}`;
  const source = `${base}/file/${encodeURIComponent(fileName)}#t=${startSeconds}`;
  const tracks = languages.map((language, index) => {
    const label = new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
    const attributes = `srclang="${language}" label="${escapeHtml(label)}"${index === 0 ? ' default' : ''}`;
    return `<track kind="captions" src="${base}/captions/${language}.vtt" ${attributes}>`;
  });
  const name = `aria-label="${escapeHtml(title)}"`;
  return `<video controls preload="metadata" src="${source}" ${name}>${tracks.join('')}</video>`;
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

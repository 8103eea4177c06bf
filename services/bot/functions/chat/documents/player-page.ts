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

function transcript({ docId, cues, startSeconds }: Player): string {
  const current = cues.findLastIndex((cue) => cue.startSeconds <= startSeconds);
  const lines = cues.map((cue, index) => {
    const second = Number(cue.startSeconds.toFixed(3));
    const here = index === current && startSeconds > 0 ? ' aria-current="true"' : '';
    const link = `<a href="/api/documents/${docId}?t=${second}">${clockTime(second)}</a>`;
    return `<li${here}>${link} <span>${escapeHtml(cue.text)}</span></li>`;
  });
  return `<h2>What is said</h2>\n<ol class="transcript">\n${lines.join('\n')}\n</ol>`;
}

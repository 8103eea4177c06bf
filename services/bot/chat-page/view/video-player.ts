/// <reference lib="dom" />
import { captionCues } from '../captions.ts';
import type { VideoCaptions, VideoSource } from '../chat-api.ts';
import { h } from './element.ts';
import type { MessageActions } from './message-actions.ts';

export interface VideoPlayer {
  readonly element: HTMLElement;
  /** Plays, with the focus on the player. */
  start(): void;
}

type Loading = Pick<MessageActions, 'address' | 'loadCaptions'>;

/**
 * Builds a player whose captions are under the picture, where they cover nothing of a screen that is explained. In full
 * screen, which has no room below, they are in the picture.
 */
export function videoPlayer(
  { title, src, captions }: VideoSource,
  startSeconds: number,
  loading: Loading,
): VideoPlayer {
  const video = h('video', {
    controls: true,
    playsinline: true,
    preload: 'metadata',
    'aria-label': title,
    src: `${loading.address(src)}#t=${startSeconds}`,
  });
  const line = h('p', { class: 'captions' });
  const choice = captionChoice(
    captions,
    (chosen) => void showCaptions(video, line, chosen, loading),
  );
  const element = h('div', { class: 'player' }, video, line, choice);
  const intoView = () => element.scrollIntoView({ block: 'nearest' });
  // Only then it is known how high it is.
  video.addEventListener('loadedmetadata', intoView, { once: true });
  video.addEventListener('play', () => pauseOthers(video));
  return {
    element,
    start: () => {
      video.focus({ preventScroll: true });
      intoView();
      // Refused where a page may not play sound unasked: the controls are there.
      video.play().catch(() => {});
    },
  };
}

/** Two that speak at once are none. */
function pauseOthers(video: HTMLVideoElement): void {
  for (const other of (video.getRootNode() as ParentNode).querySelectorAll('video'))
    if (other !== video) other.pause();
}

/** Builds the choice of a language, which begins with the first. Without captions there is nothing to choose. */
function captionChoice(
  captions: readonly VideoCaptions[],
  choose: (chosen: VideoCaptions | undefined) => void,
): HTMLElement {
  const [first] = captions;
  if (first === undefined) return h('p', { class: 'card-kind' }, 'This video has no captions.');
  const options = captions.map(({ label }, at) => h('option', { value: String(at) }, label));
  const select = h('select', {}, ...options, h('option', { value: 'off' }, 'Off'));
  select.addEventListener('change', () => choose(captions[Number(select.value)]));
  choose(first);
  return h('label', { class: 'caption-choice' }, 'Captions ', select);
}

async function showCaptions(
  video: HTMLVideoElement,
  line: HTMLElement,
  chosen: VideoCaptions | undefined,
  { loadCaptions }: Loading,
): Promise<void> {
  for (const track of video.textTracks) track.mode = 'disabled';
  line.textContent = '';
  line.hidden = chosen === undefined;
  if (chosen === undefined) return;
  line.lang = chosen.lang;
  const loaded = [...video.textTracks].find(({ language }) => language === chosen.lang);
  const track = loaded ?? video.addTextTrack('captions', chosen.label, chosen.lang);
  track.mode = 'hidden';
  if (loaded) return;
  followCues(track, line, video);
  try {
    addCues(track, await loadCaptions(chosen.src));
  } catch {
    line.textContent = 'The captions cannot be loaded.';
  }
}

function addCues(track: TextTrack, vtt: string): void {
  for (const { startSeconds, endSeconds, text } of captionCues(vtt))
    track.addCue(new VTTCue(startSeconds, endSeconds, text));
}

function followCues(track: TextTrack, line: HTMLElement, video: HTMLVideoElement): void {
  track.addEventListener('cuechange', () => {
    if (track.mode === 'disabled') return;
    const said = [...(track.activeCues ?? [])].map((cue) => (cue as VTTCue).text);
    line.textContent = said.join('\n');
  });
  video.addEventListener('fullscreenchange', () => {
    if (track.mode !== 'disabled') track.mode = video.matches(':fullscreen') ? 'showing' : 'hidden';
  });
}

import type { ChatError } from '../chat-error.ts';
import { placeLabel } from '../place-label.ts';
import { h, hidden } from './element.ts';
import { icon } from './icons.ts';
import type { MessageActions } from './message-actions.ts';
import { videoPlayer } from './video-player.ts';

export interface VideoPlace {
  readonly title: string;
  /** The path at which the chat API says what plays the video. */
  readonly path: string;
  readonly startSeconds: number;
  /** Whether it is what the answer itself says; otherwise it is named by its title. */
  readonly isMain: boolean;
}

/** Builds the button that puts a player in its own place, which starts where the answer is. */
export function videoButton(place: VideoPlace, actions: MessageActions): HTMLElement {
  const { title, startSeconds, isMain } = place;
  const words = isMain
    ? [placeLabel({ startSeconds }), hidden(` of “${title}”`)]
    : [`Video: ${title}`];
  const look = isMain ? 'primary' : 'link';
  const button = h('button', { type: 'button', class: look }, icon('play'), ...words);
  const box = h('div', { class: 'video', 'aria-live': 'off' }, button);
  button.addEventListener('click', () => void play(box, button, place, actions));
  return box;
}

async function play(
  box: HTMLElement,
  button: HTMLButtonElement,
  place: VideoPlace,
  actions: MessageActions,
): Promise<void> {
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  try {
    const source = await actions.loadVideo(place.path);
    const player = videoPlayer(source, place.startSeconds, actions);
    box.replaceChildren(player.element);
    player.start();
  } catch (error) {
    button.removeAttribute('aria-busy');
    actions.announce(`The video cannot be played. ${(error as ChatError).message}`);
  }
}

import type { Button, Card, Feedback, VideoSource } from '../chat-api.ts';

/** What the parts of a reply ask of the chat. */
export interface MessageActions {
  choose(button: Button): void;
  /** Says words for the person who pressed a button that the bot did not send. */
  say(words: string): void;
  retry(id: string): void;
  /** Calls a person into the chat. */
  callPerson(): void;
  /** Rejects with an Error whose message is for the person. */
  rate(feedback: Feedback): Promise<void>;
  copy(text: string, what: string): void;
  print(card: Card): void;
  /** Shows a document next to the chat. `opener` has the focus again afterwards. */
  openDocument(address: string, title: string, opener: HTMLElement): void;
  /** The absolute address of a path of the chat API. */
  address(path: string): string;
  loadVideo(path: string): Promise<VideoSource>;
  loadCaptions(path: string): Promise<string>;
  announce(text: string): void;
  /** The numbers of three digits that can be called. */
  shortNumbers(): readonly string[];
}

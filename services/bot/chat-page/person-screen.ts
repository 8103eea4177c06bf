/// <reference lib="dom" />
import type { HandoffState, HandoffView } from './handoff/handoff-view.ts';
import type { ChatFrame } from './view/chat-frame.ts';

/** Puts a chat with a person on the screen. `onReply` is called with each thing that they say. */
export function personScreen(
  { log, person, banner, composer, status }: ChatFrame,
  onReply: () => void,
): Omit<HandoffView, 'over'> {
  return {
    state: (state) => {
      person.show(state);
      composer.setState(COMPOSER[state]);
    },
    restored: (lines) => log.restorePerson(lines),
    noted: (text, at) => log.addNote(text, at),
    heard: (name, text, at) => {
      log.addPerson(name, text, at);
      onReply();
    },
    said: (id, text, at) => log.addSaid(id, text, at),
    sent: (id) => log.markSent(id),
    failed: (id) => log.markHeld(id),
    typing: (name) => status.say(name === undefined ? '' : `${name} is typing …`),
    connected: (isConnected) => (isConnected ? banner.hide() : banner.show(false)),
  };
}

/** What is written while nobody is there yet is sent as soon as it can be. */
const COMPOSER: Readonly<Record<HandoffState, 'ready' | 'writing'>> = {
  calling: 'writing',
  waiting: 'ready',
  open: 'ready',
  ending: 'writing',
};

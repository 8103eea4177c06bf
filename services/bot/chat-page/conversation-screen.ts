/// <reference lib="dom" />
import type { ChatMessage, Draft } from './chat-api.ts';
import type { ChatError } from './chat-error.ts';
import type { ChatState, ConversationView, EndReason } from './conversation-view.ts';
import type { Expiry } from './expiry.ts';
import type { Reconnection } from './reconnection.ts';
import type { Heard } from './speaker.ts';
import type { TakenOut } from './taken-out.ts';
import type { ChatFrame } from './view/chat-frame.ts';
import { failureText } from './view/message-log.ts';

export interface ScreenDeps {
  readonly frame: ChatFrame;
  readonly expiry: Expiry;
  readonly reconnection: Reconnection;
  readonly takenOut: TakenOut;
  start(): void;
  startAgain(): void;
  delete(): void;
  /** The chat did not open, and the browser does not say why. */
  unreachable(): void;
  /** Called with each reply that comes now. */
  onReply(): void;
}

/** Puts the events of a conversation on the screen. */
export function conversationScreen(deps: ScreenDeps): ConversationView {
  const { frame } = deps;
  return {
    clear: () => frame.log.clear(),
    greeted: (messages) => frame.start.greet(messages),
    said: (id, text, at) => {
      frame.start.leave();
      frame.log.addSaid(id, text, at);
      deps.takenOut.said(id);
    },
    sent: (id) => frame.log.markSent(id),
    failed: (id, error) => {
      frame.composer.unqueue();
      if (error.hasEnded) return takeBack(frame, id);
      frame.log.markFailed(id, error);
      frame.status.speak(failureText(error));
    },
    held: (id) => frame.log.markHeld(id),
    replied: (messages, heard) => showReply(deps, messages, heard),
    restored: (turns) => {
      const [opening, ...rest] = turns;
      frame.start.greet(opening?.messages ?? []);
      if (rest.length > 0) frame.start.leave();
      frame.log.restore(turns, new Date());
      deps.takenOut.restored(turns);
      const last = frame.log.element.lastElementChild;
      if (last instanceof HTMLElement) frame.scroll.show(last);
    },
    state: (state) => showState(deps, state),
    openFailed: (error) => {
      if (error.isOffline) deps.reconnection.lost();
      if (error.isOffline) deps.unreachable();
      showFailure(deps, error, () => deps.start());
    },
    deleteFailed: (error) => showFailure(deps, error, () => deps.delete()),
    replaced: () => frame.status.say('Your last chat has ended, so this is a new one.'),
    opened: (expiresAt) => {
      frame.ended.hide();
      frame.setWritable(true);
      deps.expiry.watch(expiresAt);
    },
    drafted: (draft) => showDraft(frame, draft),
    ended: (reason) => showEnd(deps, reason),
  };
}

/** The chat is over: its end says so, once, and what was not sent is for the next chat. */
function takeBack({ log, composer, ended }: ChatFrame, id: string): void {
  const text = log.takeBack(id);
  if (text === undefined) return;
  composer.putBack(text);
  ended.unsent();
}

function showReply(deps: ScreenDeps, messages: readonly ChatMessage[], heard: Heard): void {
  deps.frame.log.addReply(messages, heard);
  void deps.takenOut.replied(messages, heard.turn);
  deps.onReply();
}

function showState(deps: ScreenDeps, state: ChatState): void {
  deps.frame.composer.setState(state);
  deps.frame.status.showState(state);
  if (state === 'waiting') waitForNetwork(deps, true);
  if (state === 'ready') {
    deps.reconnection.found();
    deps.frame.banner.hide();
  }
}

function waitForNetwork({ frame, reconnection }: ScreenDeps, isWaiting: boolean): void {
  frame.banner.show(isWaiting);
  reconnection.lost();
}

function showDraft({ files, composer }: ChatFrame, draft: Draft | undefined): void {
  files.show(draft?.uploads);
  if (draft === undefined) composer.setAsked('nothing');
  else composer.setAsked(draft.asked === 'description' ? 'description' : 'ticket');
}

function showEnd({ frame, expiry, startAgain }: ScreenDeps, reason: EndReason): void {
  expiry.stop();
  frame.status.say('');
  if (reason === 'deleted') frame.empty();
  const hadFocus = frame.element.querySelector(':focus') !== null;
  frame.setWritable(false);
  frame.ended.showEnd(reason, () => startAgain());
  if (hadFocus) frame.ended.focus();
}

function showFailure(
  { frame }: ScreenDeps,
  { message, reference }: ChatError,
  again: () => void,
): void {
  const number = reference === undefined ? '' : ` Reference: ${reference}.`;
  frame.ended.showFailure(`${message}${number}`, again);
}

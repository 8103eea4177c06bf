import type { HandoffLine } from '../handoff-api.ts';
import type { KeptItem } from './participant-item.ts';

/** Returns an item as a line of the conversation. Who came and went is said by the system. */
export function lineOf(item: KeptItem): HandoffLine {
  if (item.kind === 'message') return { at: item.at, by: item.by, text: item.text };
  return { at: item.at, by: 'system', text: noteOf(item) };
}

function noteOf({ kind, name }: Exclude<KeptItem, { kind: 'message' }>): string {
  switch (kind) {
    case 'joined':
      return `${name} has joined the chat.`;
    case 'left':
      return `${name} has left the chat.`;
    case 'transferred':
      return 'The chat is passed on to somebody else.';
    case 'notTransferred':
      return 'The chat could not be passed on.';
    case 'ended':
      return 'The chat with our staff has ended.';
  }
}

/** What two lines have in common that are the same one: a kept one is redacted, but notes are the page's own words. */
export function lineKey({ at, by, text }: HandoffLine): string {
  const time = Date.parse(at);
  return by === 'system' ? `${time} ${text}` : `${time} ${by}`;
}

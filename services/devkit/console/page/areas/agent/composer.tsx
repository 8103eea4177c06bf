/// <reference lib="dom" />
import { useRef } from 'preact/hooks';

interface ComposerProps {
  readonly draft: string;
  readonly isBusy: boolean;
  readonly onDraft: (text: string) => void;
  readonly onTyping: () => void;
  readonly onSay: (text: string) => void;
}

/** Connect takes no longer message. */
const MAX_LENGTH = 1024;
/** How often typing is announced, at most. In milliseconds. */
const TYPING_EVERY = 5_000;

/** What the agent writes: Enter sends, Shift+Enter starts a new line. */
export function Composer({ draft, isBusy, onDraft, onTyping, onSay }: ComposerProps) {
  const announcedAt = useRef(0);
  const send = () => {
    const text = draft.trim();
    if (text !== '' && !isBusy) onSay(text);
  };
  const write = (text: string) => {
    onDraft(text);
    if (Date.now() - announcedAt.current < TYPING_EVERY) return;
    announcedAt.current = Date.now();
    onTyping();
  };
  return (
    <form
      class="reply"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label for="reply">Your message</label>
      <textarea
        id="reply"
        rows={3}
        maxLength={MAX_LENGTH}
        value={draft}
        onInput={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <button type="submit" class="primary" disabled={isBusy || draft.trim() === ''}>
        Send
      </button>
    </form>
  );
}

/// <reference lib="dom" />
import { useEffect, useRef } from 'preact/hooks';
import { Moment } from '../../parts/moment.tsx';
import type { Line } from './contact.ts';

const EVENT = 'application/vnd.amazonaws.connect.event.';

/** What is said in the chat. New lines are read out, and in view. */
export function Transcript({ lines: all }: { readonly lines: readonly Line[] }) {
  const log = useRef<HTMLDivElement>(null);
  const lines = all.filter((line) => textOf(line) !== undefined);
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [lines.length]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard (WCAG 2.1.1).
    <div ref={log} class="transcript" role="log" aria-label="What is said" tabIndex={0}>
      {lines.map((line) => (
        <p key={line.id} class={`line ${line.role.toLowerCase()}`}>
          {line.type === 'MESSAGE' && (
            <span class="by">
              {line.displayName ?? 'Note'} <Moment at={new Date(line.at).toISOString()} />
            </span>
          )}
          {textOf(line)}
        </p>
      ))}
    </div>
  );
}

/** Undefined for what is not shown, such as receipts. */
function textOf({ type, contentType, content, displayName }: Line): string | undefined {
  if (type === 'MESSAGE') return content;
  const name = displayName ?? 'Somebody';
  switch (contentType.slice(EVENT.length)) {
    case 'participant.joined':
      return `${name} joined.`;
    case 'participant.left':
      return `${name} left.`;
    case 'transfer.succeeded':
      return `${name} sent it back to the queue.`;
    case 'transfer.failed':
      return 'It could not be sent back to the queue.';
    case 'chat.ended':
      return 'The chat has ended.';
    default:
      return undefined;
  }
}

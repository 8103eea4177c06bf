import type { ComponentChildren } from 'preact';
import { Moment } from './moment.tsx';

/** One thing that was said. */
export interface SpokenLine {
  /** Of the element, so that an address can lead to it. */
  readonly id: string;
  readonly at: string;
  readonly by: 'client' | 'bot' | 'agent' | 'system';
  readonly text: string;
  /** What else there is to show below the words. */
  readonly more?: ComponentChildren;
}

const SPEAKERS: Readonly<Record<SpokenLine['by'], string>> = {
  client: 'Client',
  bot: 'Bot',
  agent: 'Help desk',
  system: 'Note',
};

/** What was said, in order. The words are text, whatever they look like. */
export function Transcript({ lines }: { readonly lines: readonly SpokenLine[] }) {
  return (
    <ol class="transcript">
      {lines.map(({ id, at, by, text, more }) => (
        <li key={id} id={id} class={`line ${by}`} tabIndex={-1}>
          <p class="speaker">
            <strong>{SPEAKERS[by]}</strong> <Moment at={at} />
          </p>
          {text !== '' && <p class="client-text">{text}</p>}
          {more}
        </li>
      ))}
    </ol>
  );
}

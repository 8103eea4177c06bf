import { ScrolledText } from '../../parts/scrolled-text.tsx';
import type { Contact } from './contact.ts';

/** What the client said to the bot before. */
export function Briefing({ contact: { customer, attributes } }: { readonly contact: Contact }) {
  const { summary, transcript, ...others } = attributes;
  return (
    <>
      <h2>{customer || 'Client'}</h2>
      {summary && <p>{summary}</p>}
      {Object.entries(others).map(([name, value]) => (
        <p key={name} class="hint">
          {name}: {value}
        </p>
      ))}
      {transcript && (
        <details>
          <summary>What was said to the bot</summary>
          <ScrolledText label="What was said to the bot">{transcript}</ScrolledText>
        </details>
      )}
    </>
  );
}

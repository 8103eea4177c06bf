import type { Report } from './use-report.ts';

/** What became of the last change of a document. It stays until the next one. */
export function Outcome({ report: { text, tone } }: { readonly report: Report }) {
  return (
    <p class={`outcome ${tone}`} role="status">
      {text}
    </p>
  );
}

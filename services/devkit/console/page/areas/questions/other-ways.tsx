import type { Change } from '../../../../questions/change.ts';
import { SynonymForm } from './synonym-form.tsx';
import { UtteranceForm } from './utterance-form.tsx';
import { WritePage } from './write-page.tsx';

interface OtherWaysProps {
  readonly question: string;
  readonly onChange: (change: Change) => void;
}

/** The ways to an answer that need something written: a page, a synonym, an example for the bot. */
export function OtherWays(props: OtherWaysProps) {
  return (
    <section class="panel" aria-labelledby="other-ways">
      <h2 id="other-ways">Does no page answer it?</h2>
      <details>
        <summary>Write the answer</summary>
        <WritePage {...props} />
      </details>
      <details>
        <summary>People use another word for it than the pages</summary>
        <SynonymForm {...props} />
      </details>
      <details>
        <summary>It is no question for a page: it asks for something the bot does</summary>
        <UtteranceForm {...props} />
      </details>
    </section>
  );
}

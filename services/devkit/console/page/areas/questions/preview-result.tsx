import type {
  Preview,
  RelevanceDifference,
  ShortReply,
  TurnDifference,
} from '../../../../questions/preview.ts';
import { Badge } from '../../parts/badge.tsx';

/** What a change would do: to this question, to the questions that are kept for judging, and to the golden conversations. */
export function PreviewResult({ preview }: { readonly preview: Preview }) {
  const { summary, questions, relevance, conversations, needsDeploy } = preview;
  return (
    <>
      <h3>The question</h3>
      <ul>
        {questions.map(({ question, before, after }) => (
          <li key={question}>
            “{question}”: {replyText(before)} → <strong>{replyText(after)}</strong>
          </li>
        ))}
      </ul>
      <h3>Everything else</h3>
      <p role="status">
        <Badge tone={breaksOf(preview) > 0 ? 'bad' : 'good'}>{summary}</Badge> Of {relevance.asked}{' '}
        other questions whose right answer is known, and {conversations.turns} turns of
        conversations that must go on working.
      </p>
      {needsDeploy && <p class="hint">It is in effect after the next deploy.</p>}
      <Differences title="Breaks" of={relevance.breaks} turns={conversations.breaks} />
      <Differences title="Fixes" of={relevance.fixes} turns={conversations.fixes} />
      <Differences title="Replied to otherwise" of={relevance.others} turns={[]} />
    </>
  );
}

/** How much a change would break. */
export function breaksOf(preview: Preview | undefined): number {
  if (!preview) return 0;
  return preview.relevance.breaks.length + preview.conversations.breaks.length;
}

interface DifferencesProps {
  readonly title: string;
  readonly of: readonly RelevanceDifference[];
  readonly turns: readonly TurnDifference[];
}

function Differences({ title, of, turns }: DifferencesProps) {
  if (of.length + turns.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {of.map(({ id, question, before, after }) => (
          <li key={id}>
            “{question}”: {replyText(before)} → {replyText(after)}
          </li>
        ))}
        {turns.map(({ conversation, turn, say, problems }) => (
          <li key={`${conversation} ${turn}`}>
            The conversation “{conversation}” at “{say}” (turn {turn})
            <details>
              <summary>In detail</summary>
              {problems.join('; ')}
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

const KINDS: Readonly<Record<ShortReply['kind'], string>> = {
  answer: 'answers from',
  offer: 'offers',
  refusal: 'no answer',
};

function replyText({ kind, sections }: ShortReply): string {
  const names = sections.map(({ section }) => section).join('; ');
  return names === '' ? KINDS[kind] : `${KINDS[kind]} ${names}`;
}

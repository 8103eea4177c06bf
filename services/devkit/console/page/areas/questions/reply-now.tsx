import type { Change } from '../../../../questions/change.ts';
import type { Explanation } from '../../../../questions/explanation/explain.ts';
import type { Candidate } from '../../../../questions/explanation/explain-question.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { SectionChoices } from './section-choices.tsx';

interface ReplyNowProps {
  readonly explanation: Explanation;
  readonly question: string;
  readonly onChange: (change: Change) => void;
}

const KINDS: Readonly<Record<string, { readonly tone: Tone; readonly text: string }>> = {
  answer: { tone: 'good', text: 'It answers' },
  offer: { tone: 'warn', text: 'It asks “did you mean”' },
  refusal: { tone: 'bad', text: 'It has no answer' },
};

/** What the bot replies now, and the sections that it found for that. */
export function ReplyNow({ explanation, question, onChange }: ReplyNowProps) {
  const { reply, before } = explanation;
  const { tone, text } = KINDS[reply.kind] ?? { tone: 'plain', text: reply.kind };
  return (
    <section class="panel" aria-labelledby="reply-now">
      <h2 id="reply-now">
        What the bot replies now{' '}
        <Badge tone={before ? 'warn' : tone}>{before ? 'No page answers' : text}</Badge>
      </h2>
      {before && <p class="hint">{beforeText(before)}</p>}
      {!before && reply.texts.map((one) => <blockquote key={one}>{one}</blockquote>)}
      <h3>Sections that it found</h3>
      <p class="hint">
        “This answers it” teaches a section these words, so that questions like it find the section
        too. “Always give this” and “Never give this” hold for this question and others that say the
        same.
      </p>
      <SectionChoices
        sections={candidatesOf(explanation)}
        question={question}
        onChange={onChange}
        empty="None: no page has these words."
      />
    </section>
  );
}

function beforeText(before: NonNullable<Explanation['before']>): string {
  if (before.kind === 'urgent')
    return `Urgent words come first: who asks this gets the reply of the rule “${before.rule}” (Content, Urgent words), with the people to turn to. No page is looked at.`;
  return `It takes this for ${before.language}, and no page is looked at.`;
}

/** Each section once, the best first. */
function candidatesOf({ questions }: Explanation): readonly Candidate[] {
  const all = questions.flatMap(({ candidates }) => candidates);
  const byId = new Map(all.toReversed().map((one) => [one.passageId, one]));
  return all.filter((one) => byId.get(one.passageId) === one);
}

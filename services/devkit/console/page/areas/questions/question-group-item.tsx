import { ratingText } from '../../../../../bot/helpdesk/conversations/rating-text.ts';
import type { QuestionGroup, QuestionKind } from '../../../../questions/questions.ts';
import { Badge, type Tone } from '../../parts/badge.tsx';
import { Moment } from '../../parts/moment.tsx';
import { KIND_NAMES } from './kind-names.ts';

/** What the routing table calls what belongs to no team. */
const NO_TOPIC = 'triage';

const TONES: Readonly<Record<QuestionKind, Tone>> = {
  unanswered: 'bad',
  doubted: 'warn',
  unhelpful: 'bad',
};

/** Questions that mean the same: the most typical, how often it was asked, the others behind it, and the way to an answer. */
export function QuestionGroupItem({ group }: { readonly group: QuestionGroup }) {
  const { question, count, counts, lastAsked, topic } = group;
  return (
    <li class="panel question">
      <div class="head">
        <p class="asked">{question}</p>
        <a class="button" href={answerHref(group)}>
          Answer<span class="visually-hidden"> “{question}”</span>
        </a>
      </div>
      <p class="facts">
        <strong>
          {count} {count === 1 ? 'time' : 'times'}
        </strong>{' '}
        · last <Moment at={lastAsked} />
        {topic && topic !== NO_TOPIC && ` · ${topic}`}{' '}
        {(Object.keys(KIND_NAMES) as QuestionKind[]).map(
          (kind) =>
            counts[kind] > 0 && (
              <Badge key={kind} tone={TONES[kind]}>
                {KIND_NAMES[kind]} {counts[kind]}
              </Badge>
            ),
        )}
      </p>
      <Examples group={group} />
    </li>
  );
}

/** The other wordings are asked again before and after a change. */
function answerHref({ question, examples }: QuestionGroup): string {
  const others = examples.map(({ text }) => text).filter((text) => text !== question);
  const query = new URLSearchParams([['q', question]]);
  for (const other of others.slice(0, 5)) query.append('also', other);
  return `/console/questions/answer?${query}`;
}

function Examples({ group: { examples } }: { readonly group: QuestionGroup }) {
  return (
    <details>
      <summary>As they asked it</summary>
      <ul>
        {examples.map(({ text, at, count, conversation, turn, reason, comment }) => (
          <li key={`${conversation} ${turn}`}>
            “{text}” <Moment at={at} />
            {count > 1 && `, ${count} times`}{' '}
            <a href={`/console/chats/${conversation}`}>
              The chat<span class="visually-hidden"> with “{text}”</span>
            </a>
            {(reason ?? comment) !== undefined && (
              <p class="why">
                {ratingText({
                  helpful: false,
                  ...(reason !== undefined && { reason }),
                  ...(comment !== undefined && { comment }),
                })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

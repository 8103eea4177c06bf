/// <reference lib="dom" />
import { useLocation } from 'preact-iso';
import type { QuestionKind, QuestionList as Questions } from '../../../../questions/questions.ts';
import { Field } from '../../parts/field.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useApi } from '../../use-api.ts';
import { KIND_NAMES } from './kind-names.ts';
import { QuestionGroupItem } from './question-group-item.tsx';
import './questions.css';

const DAYS = [7, 28, 90];

/** What was asked and not answered well, grouped by meaning, what is asked most first. */
export function QuestionList() {
  const { query, route } = useLocation();
  const { days = '7', kind = '' } = query;
  const found = useApi<Questions>(
    `/questions/?${new URLSearchParams({ days, kind, again: 'yes' })}`,
  );
  const choose = (change: Record<string, string>) =>
    route(`/console/questions?${new URLSearchParams({ days, kind, ...change })}`, true);
  return (
    <>
      <PageHead
        title="Questions"
        about="What people asked and the bot did not answer well. Answer one, and everybody who asks so gets that answer."
        actions={
          <a class="button" href="/console/questions/rules">
            What was decided
          </a>
        }
      />
      <AskAnything />
      <div class="toolbar">
        <Field id="days" label="Asked in the last">
          <select id="days" value={days} onChange={(e) => choose({ days: e.currentTarget.value })}>
            {DAYS.map((count) => (
              <option key={count} value={count}>
                {count} days
              </option>
            ))}
          </select>
        </Field>
        <Field id="kind" label="Which">
          <select id="kind" value={kind} onChange={(e) => choose({ kind: e.currentTarget.value })}>
            <option value="">All</option>
            {Object.entries(KIND_NAMES).map(([name, text]) => (
              <option key={name} value={name}>
                {text}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <LoadedPart of={found} what="questions">
        {(data) => <Groups of={data} />}
      </LoadedPart>
    </>
  );
}

/** A question need not have been asked to be tried. */
function AskAnything() {
  return (
    <form class="toolbar" action="/console/questions/answer">
      <Field id="q" label="Try a question" hint="See what the bot replies, and answer it yourself.">
        <input id="q" name="q" class="wide" maxLength={1024} required aria-describedby="q-hint" />
      </Field>
      <button type="submit">Show</button>
    </form>
  );
}

function Groups({ of }: { readonly of: Questions }) {
  const { groups, counts, leftOut, withoutText } = of;
  if (groups.length === 0)
    return (
      <p class="empty">
        Nothing: every question of these days was answered, and nobody was unhappy.
      </p>
    );
  return (
    <>
      <p role="status">{summary(counts)}</p>
      <GroupList groups={groups.filter((group) => !isAnsweredSince(group))} />
      <AnsweredSince groups={groups.filter(isAnsweredSince)} />
      {withoutText > 0 && (
        <p class="hint">
          {withoutText} more were asked in chats that are deleted: nobody can read them.
        </p>
      )}
      {leftOut > 0 && <p class="hint">{leftOut} older ones are left out. Choose fewer days.</p>}
    </>
  );
}

/** Of questions that had no answer; what was answered and did not help is answered still. */
const isAnsweredSince = ({ repliedNow, counts }: Questions['groups'][number]): boolean =>
  repliedNow === 'answer' && counts.unanswered > 0 && counts.unhelpful === 0;

function GroupList({ groups }: { readonly groups: Questions['groups'] }) {
  return (
    <ol class="questions">
      {groups.map((group) => (
        <QuestionGroupItem key={group.id} group={group} />
      ))}
    </ol>
  );
}

/** Somebody may have answered them in the meantime; or the answer was the wrong one. */
function AnsweredSince({ groups }: { readonly groups: Questions['groups'] }) {
  if (groups.length === 0) return null;
  return (
    <details class="answered">
      <summary>Answered by now: {groups.length}. Is it the right answer?</summary>
      <GroupList groups={groups} />
    </details>
  );
}

function summary(counts: Questions['counts']): string {
  const parts = (Object.keys(KIND_NAMES) as QuestionKind[]).map(
    (kind) => `${counts[kind]} ${KIND_NAMES[kind].toLowerCase()}`,
  );
  return `${parts.join(', ')}.`;
}

import type { FiguresRange } from '../../../../figures/figures.ts';
import type { QuestionList } from '../../../../questions/questions.ts';
import type { AboutConsole } from '../../../console-area.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { useApi } from '../../use-api.ts';
import { counted } from '../../wording/numbers.ts';

const SHOWN = 5;
/** What the page about questions can look back. */
const MOST_DAYS = 90;
const DAY_MS = 86_400_000;

/** What was asked most and not answered, in words, if the console has the page that answers them. */
export function TopQuestions({ range }: { readonly range: FiguresRange }) {
  const about = useApi<AboutConsole>('/about');
  if (!about.data?.areas.includes('questions')) return null;
  const days = (Date.parse(range.to) - Date.parse(range.from)) / DAY_MS + 1;
  return <AskedMost days={Math.min(days, MOST_DAYS)} />;
}

/** The page about questions looks back from today: so does this, whatever days the figures are of. */
function AskedMost({ days }: { readonly days: number }) {
  const query = `days=${days}&kind=unanswered`;
  const questions = useApi<QuestionList>(`/questions/?${query}`);
  return (
    <>
      <h3>Asked most in the last {counted(days, 'day')}</h3>
      <LoadedPart of={questions} what="questions">
        {({ groups }) =>
          groups.length === 0 ? <p>None was left without an answer.</p> : <Top groups={groups} />
        }
      </LoadedPart>
      <p>
        <a href={`/console/questions?${query}`}>All of them, grouped by meaning, to be answered</a>
      </p>
    </>
  );
}

function Top({ groups }: Pick<QuestionList, 'groups'>) {
  return (
    <ol>
      {groups.slice(0, SHOWN).map(({ id, question, count }) => (
        <li key={id}>
          <a href={`/console/questions/answer?${new URLSearchParams({ q: question })}`}>
            {question}
          </a>{' '}
          <span class="hint">{counted(count, 'time')}</span>
        </li>
      ))}
    </ol>
  );
}

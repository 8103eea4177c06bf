/// <reference lib="dom" />

import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { Change } from '../../../../questions/change.ts';
import type { Explanation } from '../../../../questions/explanation/explain.ts';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useApi } from '../../use-api.ts';
import { ChangePreview } from './change-preview.tsx';
import { FindSection } from './find-section.tsx';
import { OtherWays } from './other-ways.tsx';
import { ReplyNow } from './reply-now.tsx';
import './questions.css';

/** One question: what the bot replies now, and the ways to answer it. A change is previewed before it is saved. */
export function AnswerQuestion() {
  const { url } = useLocation();
  const query = new URLSearchParams(url.split('?')[1] ?? '');
  const question = query.get('q') ?? '';
  const path =
    question === '' ? undefined : `/questions/candidates?${new URLSearchParams({ question })}`;
  const explanation = useApi<Explanation>(path);
  const [change, setChange] = useState<Change>();
  return (
    <>
      <PageHead
        title={question === '' ? 'No question' : `“${question}”`}
        actions={
          <a class="button" href="/console/questions">
            All questions
          </a>
        }
      />
      {change && (
        <ChangePreview
          change={change}
          questions={[question, ...query.getAll('also')]}
          onBack={() => setChange(undefined)}
          onSaved={explanation.reload}
        />
      )}
      {/* Not taken away: what is typed there is still there when one comes back. */}
      <div hidden={change !== undefined}>
        <LoadedPart of={explanation} what="what the bot replies">
          {(data) => (
            <>
              <ReplyNow explanation={data} question={question} onChange={setChange} />
              <FindSection question={question} onChange={setChange} />
              <OtherWays question={question} onChange={setChange} />
            </>
          )}
        </LoadedPart>
      </div>
    </>
  );
}

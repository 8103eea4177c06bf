/// <reference lib="dom" />
import { useState } from 'preact/hooks';
import { callApi } from '../../call-api.ts';
import { Field } from '../../parts/field.tsx';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction } from '../../use-api.ts';
import { AddedLines } from './added-lines.tsx';

import type { Section } from './document-shapes.ts';
import { inChat } from './in-chat.ts';
import { type LineOutcome, OUTCOMES } from './line-outcomes.ts';
import { clockText, placeText } from './place-text.ts';

interface SectionPartProps {
  readonly docId: string;
  readonly section: Section;
  readonly chatUrl: string | undefined;
  readonly onChanged: () => void;
}

/** A passage: its text and place, the questions that are pinned to it, and the other ways to ask for it. */
export function SectionPart({ docId, section, chatUrl, onChanged }: SectionPartProps) {
  const { id, heading, place, lang, pins, own = [], added, href } = section;
  const isVideo = 'startSeconds' in place;
  const name = isVideo ? `${placeText(place)} (${lang})` : heading;
  return (
    <section class="panel passage" aria-labelledby={`head-${id}`}>
      <header class="passage-head">
        <h3 id={`head-${id}`}>{name}</h3>
        {chatUrl ? (
          <a href={inChat(chatUrl, href)} target="_blank" rel="noopener">
            {placeText(place)} in the chat
          </a>
        ) : (
          !('anchor' in place) && <span class="muted">{placeText(place)}</span>
        )}
      </header>
      <PassageText section={section} />
      {pins.length > 0 && (
        <>
          <h4>Pinned questions</h4>
          <QuestionList questions={pins} />
        </>
      )}
      {own.length > 0 && (
        <details>
          <summary>Other ways to ask, in the document itself ({own.length})</summary>
          <QuestionList questions={own} />
        </details>
      )}
      {added && (
        <>
          <AddedLines docId={docId} lines={added} onChanged={onChanged} />
          <AddForm docId={docId} passageId={id} name={name} onChanged={onChanged} />
        </>
      )}
      {!added && (
        <p class="hint">A part of a longer section: other ways to ask are at its beginning.</p>
      )}
    </section>
  );
}

function PassageText({ section: { text, cues, marks } }: { readonly section: Section }) {
  if (cues && cues.length > 0) {
    return (
      <ol class="cues">
        {cues.map(({ at, startSeconds }, index) => (
          <li key={at}>
            <span class="cue-time">{clockText(startSeconds)}</span>
            {text.slice(at, cues[index + 1]?.at)}
          </li>
        ))}
      </ol>
    );
  }
  const lines = text.split('\n').map((line, at) => `${marks?.[at] ? `${marks[at]} ` : ''}${line}`);
  return <p class="passage-text">{lines.join('\n')}</p>;
}

function QuestionList({ questions }: { readonly questions: readonly string[] }) {
  return (
    <ul>
      {questions.map((question) => (
        <li key={question}>{question}</li>
      ))}
    </ul>
  );
}

interface AddFormProps {
  readonly docId: string;
  readonly passageId: string;
  readonly name: string;
  readonly onChanged: () => void;
}

function AddForm({ docId, passageId, name, onChanged }: AddFormProps) {
  const [lines, setLines] = useState('');
  const [outcome, setOutcome] = useState<LineOutcome>();
  const action = useAction();
  const add = (event: Event) => {
    event.preventDefault();
    void action.run(async () => {
      const body = { passageId, lines: lines.split('\n') };
      const path = `/documents/${docId}/lines`;
      const answer = await callApi<{ readonly outcome: LineOutcome }>(path, {
        method: 'POST',
        body,
      });
      setOutcome(answer.outcome);
      setLines('');
      onChanged();
    });
  };
  const fieldId = `lines-${passageId}`;
  return (
    <form onSubmit={add}>
      <Field
        id={fieldId}
        label={`More ways to ask for ${name}`}
        hint="Whole questions, one on each line."
      >
        <textarea
          id={fieldId}
          rows={2}
          required
          value={lines}
          aria-describedby={`${fieldId}-hint`}
          onInput={({ currentTarget }) => setLines(currentTarget.value)}
        />
      </Field>
      <button type="submit" aria-disabled={action.isBusy}>
        {action.isBusy ? 'Adding …' : 'Add'}
        <span class="visually-hidden"> to {name}</span>
      </button>
      <ProblemBox problem={action.problem} />
      <p class="outcome" role="status">
        {outcome && !action.isBusy && OUTCOMES[outcome]}
      </p>
    </form>
  );
}

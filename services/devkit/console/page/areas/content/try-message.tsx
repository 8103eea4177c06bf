/// <reference lib="dom" />
import { useState } from 'preact/hooks';
import { callApi } from '../../call-api.ts';
import { Badge } from '../../parts/badge.tsx';
import { Field } from '../../parts/field.tsx';
import { ProblemBox } from '../../parts/problem-box.tsx';
import { useAction } from '../../use-api.ts';

interface Tried {
  readonly urgent?: { readonly rule: string; readonly kind: string; readonly reply: string };
  readonly route: {
    readonly queue: string;
    readonly team: string;
    readonly address: string;
    readonly rule: string;
    readonly evidence: readonly string[];
    readonly urgency: string;
    readonly urgencyEvidence: readonly string[];
    readonly canWait: readonly string[];
    readonly affiliation?: string;
    readonly courses: readonly string[];
    readonly hours: string;
  };
}

interface Answer {
  readonly before: Tried;
  readonly after?: Tried;
}

interface TryMessageProps {
  /** The text that is being edited, by the name of its file; none if it is as it was saved. */
  readonly edited: Readonly<Record<string, string>>;
}

/** A message that is tried: which team gets it, by which rule and words, and how urgent it is. */
export function TryMessage({ edited }: TryMessageProps) {
  const [message, setMessage] = useState('');
  const [email, setEmail] = useState('');
  const [answer, setAnswer] = useState<Answer>();
  const action = useAction();
  const send = (event: Event) => {
    event.preventDefault();
    void action.run(async () => {
      const body = { message, email, ...edited };
      setAnswer(await callApi<Answer>('/content/try', { method: 'POST', body }));
    });
  };
  return (
    <section class="panel" aria-labelledby="try-head">
      <h2 id="try-head">Try a message</h2>
      <form onSubmit={send}>
        <Field id="try-message" label="What somebody writes">
          <textarea
            id="try-message"
            rows={2}
            required
            maxLength={10_000}
            value={message}
            onInput={({ currentTarget }) => setMessage(currentTarget.value)}
          />
        </Field>
        <Field id="try-email" label="From" hint="An address, if rules ask who it is. May be empty.">
          <input
            id="try-email"
            maxLength={320}
            value={email}
            aria-describedby="try-email-hint"
            onInput={({ currentTarget }) => setEmail(currentTarget.value)}
          />
        </Field>
        <button type="submit" aria-disabled={action.isBusy}>
          {action.isBusy ? 'Trying …' : 'Try it'}
        </button>
      </form>
      <ProblemBox problem={action.problem} />
      <div class="outcomes" role="status">
        {answer && (
          <Outcome head={answer.after ? 'As it is in effect' : 'Now'} tried={answer.before} />
        )}
        {answer?.after && <Outcome head="With your edit" tried={answer.after} />}
      </div>
    </section>
  );
}

function Outcome({
  head,
  tried: { urgent, route },
}: {
  readonly head: string;
  readonly tried: Tried;
}) {
  const because = (words: readonly string[]) =>
    words.length > 0 ? ` because of ${words.map((word) => `“${word}”`).join(', ')}` : '';
  return (
    <section aria-label={head}>
      <h3>{head}</h3>
      <dl>
        {urgent && (
          <>
            <dt>Said at once</dt>
            <dd>
              <Badge tone="bad">{urgent.kind}</Badge> rule {urgent.rule}
              <p class="said">{urgent.reply}</p>
            </dd>
          </>
        )}
        <dt>Team</dt>
        <dd>
          {route.team} (queue {route.queue})
        </dd>
        <dt>Rule</dt>
        <dd>
          {route.rule}
          {because(route.evidence)}
        </dd>
        <dt>Urgency</dt>
        <dd>
          <Badge tone={route.urgency === 'high' ? 'warn' : 'plain'}>{route.urgency}</Badge>
          {because([...route.urgencyEvidence, ...route.canWait])}
        </dd>
        {route.affiliation && (
          <>
            <dt>From</dt>
            <dd>{route.affiliation}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

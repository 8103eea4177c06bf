import { Badge } from '../../parts/badge.tsx';
import { LoadedPart } from '../../parts/loaded-part.tsx';
import { Moment } from '../../parts/moment.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { ScrolledText } from '../../parts/scrolled-text.tsx';
import { useApi } from '../../use-api.ts';
import { useNews } from '../../use-news.ts';
import type { FunctionState, PastInvocation } from './function-state.ts';

interface Details {
  readonly function: FunctionState;
  readonly invocations: readonly PastInvocation[];
}

/** One function: its last invocations, newest first, with what each wrote to its log. */
export function FunctionDetails({ name }: { readonly name: string }) {
  const details = useApi<Details>(`/functions/${encodeURIComponent(name)}`);
  useNews('functions', details.reload);
  return (
    <>
      <PageHead
        title={name}
        about="The last invocations since the start, newest first, each with the last 4 KB of its log."
        actions={
          <a class="button" href="/console/functions">
            All functions
          </a>
        }
      />
      <LoadedPart of={details} what="invocations">
        {({ invocations }) =>
          invocations.length === 0 ? (
            <p class="empty">It has not been invoked since the start.</p>
          ) : (
            invocations.map((one) => <Invocation key={`${one.requestId} ${one.at}`} of={one} />)
          )
        }
      </LoadedPart>
    </>
  );
}

function Invocation({ of }: { readonly of: PastInvocation }) {
  const { requestId, at, durationMs, errorType, log } = of;
  return (
    <details class="panel">
      <summary>
        <Moment at={at} /> · {Math.round(durationMs)} ms · {requestId}{' '}
        {errorType && <Badge tone="bad">{errorType}</Badge>}
      </summary>
      <ScrolledText label={`Log of request ${requestId}`}>
        {log || 'It wrote nothing.'}
      </ScrolledText>
    </details>
  );
}

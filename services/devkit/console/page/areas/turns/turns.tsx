import { LoadedPart } from '../../parts/loaded-part.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useApi } from '../../use-api.ts';
import { useNews } from '../../use-news.ts';
import type { Turn } from './turn.ts';
import { TurnItem } from './turn-item.tsx';

/** The last turns of the local Lex, newest first. New ones appear by themselves. */
export function TurnsPage() {
  const turns = useApi<{ readonly turns: readonly Turn[] }>('/turns/');
  useNews('turns', turns.reload);
  return (
    <>
      <PageHead
        title="Turns"
        about="What was understood, which rules decided, and what the code hooks received and returned: the last 100 turns since the start, their texts redacted. New ones appear by themselves."
      />
      <LoadedPart of={turns} what="turns">
        {(data) =>
          data.turns.length === 0 ? (
            <p class="empty">Nobody has said anything since the start.</p>
          ) : (
            <ol class="turns">
              {data.turns.map((turn) => (
                <TurnItem key={turn.requestId} turn={turn} />
              ))}
            </ol>
          )
        }
      </LoadedPart>
    </>
  );
}

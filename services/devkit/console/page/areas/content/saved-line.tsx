import { Moment } from '../../parts/moment.tsx';

interface SavedLineProps {
  readonly isDefault: boolean;
  readonly savedAt?: string | undefined;
  readonly savedBy?: string | undefined;
}

/** Who saved what is in effect, and when, as far as that is known. */
export function SavedLine({ isDefault, savedAt, savedBy }: SavedLineProps) {
  if (isDefault) return <p class="muted">In effect: what the bot was deployed with.</p>;
  return (
    <p class="muted">
      In effect: saved <Moment at={savedAt} />
      {savedBy && ` by ${savedBy}`}
    </p>
  );
}

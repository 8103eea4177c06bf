/**
 * The part of an answer that a slot's own sample utterance marks as its value: of "my name is Alex" by
 * `my name is {Name}` "Alex". Undefined where no utterance fits.
 */
export function carriedValue(
  text: string,
  slotName: string,
  utterances: readonly string[],
): string | undefined {
  const said = text.trim().replace(/[.!?\s]+$/, '');
  const values = utterances.flatMap((utterance) => valueIn(said, slotName, utterance) ?? []);
  return values.reduce<string | undefined>(
    (shortest, value) =>
      shortest === undefined || value.length < shortest.length ? value : shortest,
    undefined,
  );
}

function valueIn(said: string, slotName: string, utterance: string): string | undefined {
  const [before, after, ...more] = utterance.split(`{${slotName}}`);
  if (before === undefined || after === undefined || more.length > 0) return undefined;
  const plain = fold(said);
  const [start, end] = [fold(before), fold(after)];
  if (!plain.startsWith(start) || !plain.endsWith(end)) return undefined;
  const value = said.slice(start.length, said.length - end.length).trim();
  return value === '' || value.length + start.length + end.length > said.length ? undefined : value;
}

/** Keeps every character's place, so that offsets in the folded text hold in the original. */
function fold(text: string): string {
  return text.replaceAll('’', "'").replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

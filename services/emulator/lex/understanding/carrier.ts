/**
 * Returns the part of an answer that is the slot's value by one of the slot's sample utterances: "Alex" of "my name is
 * Alex", by `my name is {Name}`. Undefined if no utterance matches. https://docs.aws.amazon.com/lexv2/latest/dg/intent-slots.html
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

/** Folds case without moving a character, so that offsets in the folded text are valid in the original. */
function fold(text: string): string {
  return text.replaceAll('’', "'").replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

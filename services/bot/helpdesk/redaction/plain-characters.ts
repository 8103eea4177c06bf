/** Line ends of every kind, so that RT, MIME and people all see the same lines. */
const LINE_END = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;
const OTHER_SPACE = /[\t\p{Zs}]/gu;
/**
 * Control and format characters, code points that are no characters, and whatever else Unicode lets a renderer ignore: they
 * hide, reorder or split text.
 * Joiners and variation selectors are kept after a character that is joined with them: an emoji, or a letter outside
 * the Latin script.
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}]/gu;
const JOINER = /\u200c|\u200d|[\ufe00-\ufe0f]/u;
const JOINED = /[^\p{ASCII}\p{Script=Latin}\p{N}]/u;
const LONE_SURROGATE = /\p{Cs}/gu;

/**
 * Returns the text without invisible characters, with "\n" as line ends and " " for every other space. Other characters
 * stay as typed. Takes linear time.
 */
export function plainCharacters(text: string): string {
  return text
    .replace(LINE_END, '\n')
    .replace(OTHER_SPACE, ' ')
    .replace(INVISIBLE, keepJoiner)
    .replace(LONE_SURROGATE, '\ufffd');
}

function keepJoiner(character: string, offset: number, text: string): string {
  if (character === '\n') return character;
  return JOINER.test(character) && JOINED.test(text[offset - 1] ?? 'a') ? character : '';
}

import type { BuiltInSlotType } from './built-in.ts';
import { YES_NO_WORDS } from './yes-no-words.ts';

const YES =
  'y|yes|yea|yeah|yep|yup|ya|yes please|yes i do|yes it is|ok|okay|k|sure|sure thing|of course|certainly|absolutely|definitely|' +
  "correct|that is correct|that's correct|that's right|that is right|right|please do|go ahead|do it|affirmative|true|" +
  'sounds good|looks good|fine|confirm|confirmed|i confirm|i do|why not|by all means|send it|yes send it|yes do it|yes go ahead|sure go ahead|ok go ahead|okay go ahead';
const NO =
  'n|no|nope|nah|naw|no thanks|no thank you|no way|not really|negative|never|not at all|absolutely not|of course not|' +
  "i don't|i do not|i don't think so|i don't want to|don't|do not|please don't|don't do it|incorrect|wrong|" +
  "that's wrong|that is wrong|that's not right|not correct|false|not now|no don't|no don't send it|don't send it|" +
  "decline|i'd rather not|i would rather not|uh uh";
const MAYBE =
  'maybe|perhaps|sometimes|possibly|i might|it might|might be|could be|it could be|it depends|depends|probably|i guess|kind of';
const DONT_KNOW =
  "don't know|i don't know|i do not know|dunno|i dunno|no idea|i have no idea|who knows|not sure|i'm not sure|i am not sure|" +
  "no clue|i have no clue|beats me|can't say|unsure";

const ANSWERS: ReadonlyMap<string, ConfirmationValue> = new Map(
  (
    [
      ['Yes', YES],
      ['No', NO],
      ['Maybe', MAYBE],
      ["Don't know", DONT_KNOW],
    ] as const
  ).flatMap(([value, phrases]) => phrases.split('|').map((phrase) => [phrase, value] as const)),
);

export type ConfirmationValue = 'Yes' | 'No' | 'Maybe' | "Don't know";

const POLITE =
  /(?:^(?:oh|um|uh|well|hmm) )|(?: (?:please|thanks|thank you|then|i think|i guess so)$)/g;
const MAX_LENGTH = 80;

/**
 * AMAZON.Confirmation: `Yes`, `No`, `Maybe` or `Don't know`. The page has examples; the full lists of phrases are ours.
 * https://docs.aws.amazon.com/lexv2/latest/dg/built-in-slot-confirmation.html
 */
export const confirmation: BuiltInSlotType = {
  recogniser: {
    recognise(text) {
      const value = confirmationIn(text);
      return value
        ? [{ span: { start: 0, end: text.length }, resolved: [value], isExact: true }]
        : [];
    },
  },
  isOpen: false,
  examples: ['yes', 'no', 'maybe', 'yep', 'nope', "i don't know"],
};

/**
 * Returns what a text answers to a yes-or-no question: a known phrase, or a short text that begins with a clear yes or
 * no (ours). Knows English, and the plain words of the locale's language.
 */
export function confirmationIn(text: string, localeId = 'en_US'): ConfirmationValue | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const plain = plainOf(text);
  return answerOf(localeId, plain) ?? englishAnswer(plain);
}

function answerOf(localeId: string, plain: string): ConfirmationValue | undefined {
  const words = YES_NO_WORDS[localeId.split('_')[0] ?? ''];
  if (words?.yes.split('|').includes(plain)) return 'Yes';
  return words?.no.split('|').includes(plain) ? 'No' : undefined;
}

function plainOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{N}' ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function englishAnswer(plain: string): ConfirmationValue | undefined {
  const known = ANSWERS.get(plain) ?? ANSWERS.get(plain.replace(POLITE, ''));
  if (known) return known;
  const first = /^(yes|yeah|yep|yup|no|nope|nah) /.exec(plain)?.[1];
  return first && plain.split(' ').length <= 5 ? ANSWERS.get(first) : undefined;
}

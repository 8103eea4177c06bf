/** What comes before a verb when somebody asks how to do something. */
const BEFORE_DEED =
  /(?:^|\s)(?:how to|(?:can|could|do|should|may|will|would|must) (?:i|we|you|they|students|people|someone)|(?:want|wants|need|needs|like|able|trying|tried|try|going|possible|allowed|have|has|way) to|(?:can|could)(?:n't|not|t| not)|i|unable to)\s+(?:(?:please|also|still|now|then|just|not|only|even|actually)\s+)?([\p{L}-]{3,30})/giu;

/** Verbs that say too little to be a deed, and other words that come where one is expected. */
const NO_DEEDS: ReadonlySet<string> = new Set(
  (
    'get use find see have know set put access need want do be go come tell ask look try help keep think say start ' +
    'am was were had got did went think thought forgot forget lost lose cant can could will would must should ' +
    'think just really also still even already only not never always currently recently accidentally'
  ).split(' '),
);

/** Returns what somebody wants to do, in their word: "join" for "how do I join a meeting". Undefined if no verb says it. */
export function deedIn(question: string): string | undefined {
  for (const [, word = ''] of question.toLowerCase().replaceAll('’', "'").matchAll(BEFORE_DEED)) {
    if (!NO_DEEDS.has(word)) return word;
  }
  return undefined;
}

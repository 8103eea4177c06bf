const PERSON =
  '(?:person|people|human(?: being)?|agent|operator|representative|rep|somebody|someone|anybody|anyone|staff|colleague|supervisor|manager|technician|advisor|help ?desk|it support)';
const FEW_WORDS = "(?:[\\w’'-]+ ){0,3}";

/** Ways of asking for a person to talk to, rather than for what a person would do. */
const WISHES: readonly RegExp[] = [
  new RegExp(`\\b(?:talk|speak|chat|speek) (?:to|with) ${FEW_WORDS}${PERSON}\\b`, 'iu'),
  new RegExp(
    `\\b(?:connect|transfer|put|switch|pass|hand) me (?:${FEW_WORDS})(?:to|with) ${FEW_WORDS}${PERSON}\\b`,
    'iu',
  ),
  /\b(?:need|want|get me|give me|prefer|is there) (?:an? |the |some )?(?:real |live |actual |human )*(?:human(?: being)?|person|agent|operator|representative)(?= (?:please|pls|now|here|instead|who|that|to (?:talk|speak|help))\b|\W*$)/iu,
  /^\W*(?:a |an )?(?:real |live |actual )*(?:human(?: being)?|person|agent|operator|representative|live chat)(?: (?:please|pls|now))?\W*$/iu,
  /\blive (?:agent|chat|person|support)\b|\b(?:no more|not an?other|don't want (?:to talk to )?a) (?:ro)?bots?\b/iu,
];
/** How something is done in a course is a question for the pages. */
const HOW = /\bhow (?:do|can|does|would|to)\b/iu;
const MAX_LENGTH = 300;

/** Whether a text asks to talk to a person. */
export function wishesPerson(text: string): boolean {
  const said = text.slice(0, MAX_LENGTH).replaceAll('’', "'");
  return !HOW.test(said) && WISHES.some((wish) => wish.test(said));
}

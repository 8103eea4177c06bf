const TROUBLE =
  /\b(?:can(?:'t|not|t)|can not|could(?:n't|nt)|unable|do(?:es)?(?:n't|nt| not)|did(?:n't|nt| not)|wo(?:n't|nt)|is(?:n't|nt)|are(?:n't|nt)|not|never|no|nothing|errors?|fail(?:s|ed|ing)?|broken?|crash\w*|fr(?:ee|o)z\w*|stuck|lost|forg[eo]t\w*|missing|gone|disappear\w*|wrong|locked|blocked|expired|slow|black|blank|silent|keeps?|problems?|issues?|trouble|need|want|help|how|where|why|black screen)\b/iu;

/** Whether a sentence says what does not work, is missing, or is asked for. */
export const saysTrouble = (sentence: string): boolean =>
  TROUBLE.test(sentence.replaceAll('’', "'"));

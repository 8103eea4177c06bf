/**
 * How people speak of secrets in a language. The lists are words in lower case without accents, because folded texts
 * have none. They are short on purpose: words with digits and signs need no list, and endings stand for many words.
 */
export interface Language {
  /** Names of secrets whose value may be any word. Names of several words are joined by "_". */
  readonly names: string;
  /** Names that are also ordinary words: their values must look like secrets. */
  readonly weakNames: string;
  /** Names of secrets that are numbers: PIN. */
  readonly pins: string;
  /** "key", which names a secret only near a network or something made by a machine. */
  readonly keys: string;
  readonly codes: string;
  /** Words near "code" that make it a secret: verification, access, door. */
  readonly secretCodes: string;
  /** Labels of user names and other identifiers, which are no secrets. */
  readonly users: string;
  /** "is", "was". */
  readonly copulas: string;
  /** "as" in "… as my password". */
  readonly as: string;
  /** "to" in "changed it to …". */
  readonly targets: string;
  /** Verbs before a secret: "typed", "use", "changed". */
  readonly attempts: string;
  /** Words of a login that fails: "locked", "wrong", "account". */
  readonly trouble: string;
  /** Words of grammar. No password of ordinary words begins with one, and one ends it. */
  readonly grammar: string;
  /** What a password can be instead of its value: "wrong", "expired". */
  readonly states: string;
  /** How other such words end, participles and adverbs first. Seen in lower case, with accents. */
  readonly predicate: RegExp;
}

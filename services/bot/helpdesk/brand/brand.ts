/** How a university shows its help desk. */
export interface Brand {
  readonly name: string;
  /** A `data:` URL. */
  readonly logo?: string;
  readonly colours: BrandColours;
  /** What the bot says first. */
  readonly greeting: string;
  readonly examples: readonly BrandExamples[];
  /** Ids of `contacts.yaml`. */
  readonly contacts: readonly string[];
}

/** Colours as `#rrggbb`, in light and in dark mode. */
export interface BrandColours {
  readonly accent: string;
  /** Text on the accent. */
  readonly onAccent: string;
  readonly accentDark: string;
  readonly onAccentDark: string;
}

/** Questions about one topic that the help pages answer. */
export interface BrandExamples {
  readonly topic: string;
  readonly questions: readonly string[];
}

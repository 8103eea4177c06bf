/** The help of `support-bot nlu` and of its verbs. */
export const NLU_HELP = `Usage: support-bot nlu explain [--bot PATH] [--locale LOCALE] "text"
       support-bot nlu eval    [--bot PATH] [--locale LOCALE] [--test FILE.tsv]
                               [--accuracy PERCENT] [--oos-recall PERCENT] [--json]

explain shows how a text is understood: the ranking, and the evidence for each intent.
eval reviews the sample utterances (those that fight each other, duplicates, thin intents) and, with
--test, judges the bot by utterances that it was not trained on.

  --bot PATH            an export (zip) or its unpacked folder; default seed/bot
  --locale LOCALE       default: the bot's first
  --test FILE.tsv       utterance and intent, separated by a tab; the intent oos is out of scope
  --accuracy PERCENT    exit with 1 if fewer in-scope utterances get their intent
  --oos-recall PERCENT  exit with 1 if fewer out-of-scope utterances are rejected
  --json                the result as JSON
`;

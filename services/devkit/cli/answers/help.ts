export const ANSWERS_HELP = `Usage: support-bot answers explain "TEXT"

Shows what the bot replies to a question and why: how the text was read, which sections were found, what speaks for and
against the best one, and how likely it is to answer. It asks the index that the bot answers from, and writes nothing.
Which intent gets a text, "support-bot nlu explain" shows.

  --name STACK     the deployed bot of that name (stacks STACK-storage and STACK)
  --profile P      the AWS profile to use with --name
  --region R       its region
  --json           for machines
  --help           show this

Without --name it is the bot that was started last from this DATA_DIR. If it was started with ANSWERS_ENCODER, set that
here too.
Exit codes: 0 done, 1 the bot can't be found or asked, 2 wrong arguments.
`;

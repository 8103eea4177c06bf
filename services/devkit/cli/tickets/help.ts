export const TICKETS_HELP = `Usage: support-bot tickets export --csv [--from DAY] [--to DAY] [--with-people] > tickets.csv

Writes one row for each ticket, filed or still on its way, oldest first: its id, when it was recorded, mailed and announced,
its category, team, urgency, and the rule and the words that decided.

  --csv            as CSV (RFC 4180, UTF-8); without it, one JSON object a line
  --from DAY       from this day on, as 2026-11-01 (UTC)
  --to DAY         up to this day
  --with-people    also name, address and summary, which are personal data
  --name STACK     the deployed bot of that name (stacks STACK-storage and STACK)
  --profile P      the AWS profile to use with --name
  --region R       its region
  --help           show this

Without --name it is the bot that was started last from this DATA_DIR.
Exit codes: 0 done, 1 the bot can't be found or asked, 2 wrong arguments.
`;

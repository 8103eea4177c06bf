export const ROUTE_HELP = `Usage: support-bot route TEXT [options]
       support-bot route --eml FILE [options]
       support-bot route --check | --write

Says which team gets a ticket with this text, by which rule, whether it can wait, and the words that say so. Nothing is
sent. With --eml it says so of a mail that came without the bot: its subject, and the text of its writer.

  --eml FILE       a mail (.eml); - reads it from the standard input
  --category ID    the category that the client chose
  --from ADDRESS   whose ticket it is (default: From of the mail)
  --at TIME        when it was written, such as 2026-12-01T18:00:00Z (default: Date of the mail, or now)
  --routing FILE   another routing table (default: seed/routing.yaml of this package)
  --json           for programs
  --check          names what is wrong with the routing table, and where the bot's dialog has other categories
  --write          writes the categories of the routing table into seed/bot
  --help           show this

Exit code: 0 explained, or nothing wrong; 1 the table has problems, or the mail can't be read; 2 wrong arguments.
`;

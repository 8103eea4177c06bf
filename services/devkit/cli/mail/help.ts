export const MAIL_HELP = `Usage: support-bot mail explain FILE.eml

Shows what Request Tracker makes of a mail, and by which rules (docs/rt-rules.md): a new ticket or a reply, in which queue,
with whose rights, which commands CommandByMail runs, who gets a receipt. It reads the file only, and sends nothing.

  --queue NAME     the queue whose mail gateway receives it (default: the name before the @ of its To)
  --rt NAME        $rtname, which is in subject tags (default: the domain of its To)
  --commands WHO   who may command by mail: everyone, off, or addresses with commas between them (default: everyone)
  --header NAME    $CommandByMailHeader
  --only-headers   $CommandByMailOnlyHeaders: no commands from the text
  --json           for machines
  --help           show this

Nothing else is known of the site: it has all queues, tickets, fields and rights that the mail asks for.
Exit codes: 0 it becomes a ticket or a reply, 1 it is lost or the file can't be read, 2 wrong arguments.
`;

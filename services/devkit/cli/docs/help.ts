export const DOCS_HELP = `Usage: support-bot docs add FILE|URL…  [--as NAME] [--allow-private]
       support-bot docs list
       support-bot docs check
       support-bot docs reindex
       support-bot docs remove KEY…

  add       save a page from the web with its images, or a file (.html, .md, .txt, .pdf, .docx, or .mp4 with its captions
            next to it), and say which sections changed if it was there before
  list      every document: state, title, passages, saved, expires, address
  check     documents that nobody can find by their own title, duplicates, expired and unreadable ones
  reindex   make the index again from the bucket while the present one answers; run it again if it was interrupted
  remove    delete documents with their files, captions and descriptions

  --as NAME        the name to save under (default: made of the address, or of the file's name)
  --allow-private  take pages and images from private addresses too: this machine, a local network
  --name STACK     the deployed bot of that name (stacks STACK-storage and STACK)
  --profile P      the AWS profile to use with --name
  --region R       its region
  --json           for machines
  --help           show this

Without --name it is the bot that was started last from this DATA_DIR.
Exit codes: 0 done, 1 failed or something was found, 2 wrong arguments.
`;

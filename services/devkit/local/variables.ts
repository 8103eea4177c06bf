import type { Variable } from './variable-reader.ts';

/** The variables in the order of the documentation. */
export const VARIABLES: readonly Variable[] = [
  {
    name: 'HOST',
    defaultValue: '127.0.0.1',
    meaning: 'Address that the three ports are bound to.',
  },
  {
    name: 'AWS_PORT',
    defaultValue: '4566',
    meaning: 'Port of the AWS endpoint; 0 = any free one.',
  },
  {
    name: 'SEARCH_PORT',
    defaultValue: '9200',
    meaning: 'Port of the search endpoint; 0 = any free one.',
  },
  {
    name: 'WEB_PORT',
    defaultValue: '3000',
    meaning: 'Port of the chat and the console; 0 = any free one.',
  },
  {
    name: 'DATA_DIR',
    defaultValue: '.data',
    meaning: 'Folder that keeps everything; one process at a time.',
  },
  {
    name: 'DATA_LIMIT',
    defaultValue: '5GB',
    meaning:
      'Size of `DATA_DIR`, such as `5GB` or `500MB`, beyond which uploads, new chats, and messages, mails and search writes of clients are refused; tickets never are.',
  },
  {
    name: 'TICKET_DAYS',
    defaultValue: '',
    meaning:
      'How many days tickets and their attachments are kept, 1 to 9999; empty = for ever. `TicketDays` of `infra/storage.yaml`.',
  },
  {
    name: 'EVENT_DAYS',
    defaultValue: '',
    meaning:
      'How many days events and figures are kept, 1 to 9999; empty = for ever. `EventDays` of `infra/storage.yaml`.',
  },
  { name: 'AWS_REGION', defaultValue: 'ca-central-1', meaning: 'Region of every resource.' },
  {
    name: 'AWS_BACKEND',
    defaultValue: 'local',
    meaning: 'Where S3, SNS, SES and SQS live: `local`, or the URL of a LocalStack.',
  },
  {
    name: 'SEARCH_BACKEND',
    defaultValue: 'local',
    meaning: 'Where search lives: `local`, or the URL of an OpenSearch.',
  },
  {
    name: 'PUBLIC_AWS_URL',
    defaultValue: '',
    meaning: 'Address of the AWS endpoint as others see it; empty = as bound.',
  },
  {
    name: 'PUBLIC_WEB_URL',
    defaultValue: '',
    meaning: 'Address of the chat as others see it; empty = as bound.',
  },
  {
    name: 'ALLOWED_HOSTS',
    defaultValue: '',
    meaning:
      'Host names, comma-separated, that the three ports answer to in addition to `localhost` and plain IP addresses.',
  },
  {
    name: 'ALLOWED_ORIGINS',
    defaultValue: '',
    meaning:
      'Origins, comma-separated, whose pages may call Amazon Lex on the AWS port, in addition to those on this machine.',
  },
  {
    name: 'EMBED_ORIGINS',
    defaultValue: '',
    meaning:
      'Origins, comma-separated, whose pages may embed the chat; `EmbedOrigins` of `infra/bot.yaml`.',
  },
  {
    name: 'CONSOLE_TOKEN',
    defaultValue: '',
    meaning: 'What a person types to log in to the console; empty = only this machine may see it.',
  },
  {
    name: 'ADMIN_ACCESS_KEY_ID',
    defaultValue: '',
    meaning:
      'Key of the local administrator, for AWS and for search; empty = `test`, for this machine alone.',
  },
  {
    name: 'ADMIN_SECRET_ACCESS_KEY',
    defaultValue: '',
    meaning: 'Secret of that key. With both set, `test` / `test` are refused.',
  },
  {
    name: 'LINK_ENDPOINT',
    defaultValue: '',
    meaning: 'Address that presigned links are made for; empty = `PUBLIC_AWS_URL`.',
  },
  {
    name: 'HANDOFF',
    defaultValue: 'local',
    meaning:
      'Whether a person can take over a chat: `local`, the agents of the local Amazon Connect, or `none`.',
  },
  {
    name: 'HANDOFF_WAIT_SECONDS',
    defaultValue: '180',
    meaning:
      'How long a client waits for an agent before a ticket is offered, 10 to 800; `ConnectWaitSeconds` of `infra/bot.yaml`.',
  },
  {
    name: 'ANSWERS_ENCODER',
    defaultValue: 'none',
    meaning:
      'What compares questions with passages in addition to their words: `none`, or `minilm` once `support-bot encoder install` has fetched it.',
  },
  {
    name: 'ENCODER_DIR',
    defaultValue: '',
    meaning: 'Folder that the encoder is installed in; empty = `encoder` in `DATA_DIR`.',
  },
  { name: 'LOG_LEVEL', defaultValue: 'info', meaning: 'debug, info, warn, error or silent.' },
];

import type { Reading } from '../../../services/devkit/rt/reading.ts';
import type { SiteName } from './sites.ts';

/** A mail that shows a row of docs/rt-rules.md, and what becomes of it where everyone may command by mail. */
export interface RowMail {
  readonly row: string;
  readonly what: string;
  readonly lines: readonly string[];
  readonly reads: Partial<Reading>;
  /** The site on which it is read like this, if it is not the one where everyone may command. */
  readonly site?: SiteName;
}

const FROM = 'From: Eve <eve@example.org>';
const BOT = 'From: Support Bot <bot@example.edu>';
const plain = (...body: string[]) => [FROM, 'Subject: Hello', '', ...body];
const subject = (text: string) => [FROM, `Subject: ${text}`, '', 'Hello'];
const encoded = (encoding: string, body: string) => [
  FROM,
  'Subject: Hello',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  `Content-Transfer-Encoding: ${encoding}`,
  '',
  body,
];
const parts = (type: string, ...pieces: string[][]) => [
  FROM,
  'Subject: Hello',
  'MIME-Version: 1.0',
  `Content-Type: ${type}; boundary=b`,
  '',
  ...pieces.flatMap((lines) => ['--b', ...lines]),
  '--b--',
];

export const ROW_MAILS: readonly RowMail[] = [
  {
    row: 'R1',
    what: 'a plain mail',
    lines: plain('Hello'),
    reads: {
      outcome: 'ticket',
      queue: 'accounts',
      requestors: ['eve@example.org'],
      receipts: ['eve@example.org'],
      status: 'new',
      owner: 'Nobody',
    },
  },
  {
    row: 'R2',
    what: 'From with a name',
    lines: ['From: "Doe, Eve" <eve@example.org>', 'Subject: Hello', '', 'Hello'],
    reads: { actingUser: 'eve@example.org', requestors: ['eve@example.org'] },
  },
  {
    row: 'R2',
    what: 'only a Sender',
    lines: ['Sender: eve@example.org', 'Subject: Hello', '', 'Hello'],
    reads: { actingUser: 'eve@example.org' },
  },
  {
    row: 'R3',
    what: 'Reply-To',
    lines: ['Reply-To: sam@example.org, mal@example.org', ...plain('Hello')],
    reads: { actingUser: 'sam@example.org', requestors: ['sam@example.org'] },
  },
  {
    row: 'R3',
    what: 'Reply-To of staff',
    lines: ['Reply-To: staff@example.edu', ...plain('Hello')],
    reads: { actingUser: 'staff@example.edu' },
  },
  {
    row: 'R3',
    what: 'Reply-To that is none',
    lines: ['Reply-To: nobody at all', ...plain('Hello')],
    reads: { actingUser: 'eve@example.org' },
  },
  {
    row: 'R4',
    what: 'a tag',
    lines: subject('[rt.example.edu #1] Hello'),
    reads: { outcome: 'reply', repliesTo: 1 },
  },
  {
    row: 'R5',
    what: 'a tag in capitals',
    lines: subject('Re: [RT.EXAMPLE.EDU  #1 ]'),
    reads: { outcome: 'reply' },
  },
  {
    row: 'R5',
    what: 'a tag with a no-break space',
    lines: subject('=?utf-8?q?[rt.example.edu=C2=A0#1]?='),
    reads: { outcome: 'reply' },
  },
  {
    row: 'R5',
    what: 'a tag in an encoded word',
    lines: subject('=?utf-8?b?W3J0LmV4YW1wbGUuZWR1ICMxXQ==?='),
    reads: { outcome: 'reply' },
  },
  {
    row: 'R5',
    what: 'a tag in two encoded words',
    lines: subject('=?utf-8?q?[rt.exa?= =?utf-8?q?mple.edu_#1]?='),
    reads: { outcome: 'reply' },
  },
  {
    row: 'R5',
    what: 'a folded tag',
    lines: [FROM, 'Subject: [rt.example.edu', ' #1]', '', 'Hello'],
    reads: { outcome: 'reply' },
  },
  {
    row: 'R5',
    what: 'a tag with https',
    lines: subject('[https://rt.example.edu #1]'),
    reads: { outcome: 'reply' },
  },
  {
    row: 'R5',
    what: 'a tag in UTF-7',
    lines: subject('=?utf-7?q?+AFs-rt.example.edu_#1+AF0-?='),
    reads: { outcome: 'reply' },
  },
  {
    row: 'R27',
    what: 'a long subject',
    lines: subject(`=?utf-8?b?${Buffer.from('é'.repeat(150)).toString('base64')}?=`),
    reads: { subject: 'é'.repeat(100) },
  },
  {
    row: 'R17',
    what: 'names of users, in a list',
    lines: plain('Cc: root, staff, mal@example.org'),
    reads: { cc: ['root@localhost', 'staff@example.edu', 'mal@example.org'] },
  },
  {
    row: 'R24',
    what: 'a file in uuencode without an end, and lines that start with begin',
    lines: plain('Hello', 'beginning', 'begin 644 cat.txt', '#0V%T', 'no data here'),
    reads: { attachments: [{ type: 'application/octet-stream', name: 'ARRAY', bytes: 3 }] },
  },
  {
    row: 'R6',
    what: 'full-width brackets',
    lines: subject('=?utf-8?b?77y7cnQuZXhhbXBsZS5lZHUgIzHvvL0=?='),
    reads: { outcome: 'ticket' },
  },
  {
    row: 'R6',
    what: 'a tag without a name',
    lines: subject('[#1] (rt.example.edu #1)'),
    reads: { outcome: 'ticket' },
  },
  {
    row: 'R6',
    what: 'In-Reply-To',
    lines: [
      'In-Reply-To: <RT-Ticket-1@rt.example.edu>',
      'References: <RT-Ticket-1@rt.example.edu>',
      ...plain('Hello'),
    ],
    reads: { outcome: 'ticket' },
  },
  {
    row: 'R7',
    what: 'a tag of no ticket, from somebody who may not command',
    lines: subject('[rt.example.edu #999999] x'),
    reads: { outcome: 'lost' },
    site: 'Bots',
  },
  {
    row: 'R8',
    what: 'a tag of no ticket, from somebody who may command',
    lines: subject('[rt.example.edu #999999] x'),
    reads: { outcome: 'ticket', subject: '[rt.example.edu #999999] x' },
  },
  {
    row: 'R9',
    what: 'commands of somebody who may not command',
    lines: plain('Status: resolved', 'Owner: root'),
    reads: { status: 'new', owner: 'Nobody', commands: [] },
    site: 'Bots',
  },
  {
    row: 'R9',
    what: 'commands of the bot',
    lines: [BOT, 'Subject: Hello', '', 'Status: resolved'],
    reads: { status: 'resolved' },
    site: 'Bots',
  },
  {
    row: 'R10',
    what: 'commands at the top',
    lines: plain('Status: resolved', 'Owner: root', 'Hello'),
    reads: { status: 'resolved', owner: 'root' },
  },
  {
    row: 'R10',
    what: 'an indented command',
    lines: plain(' Status: resolved', 'Owner: root'),
    reads: { status: 'new', owner: 'Nobody' },
  },
  {
    row: 'R10',
    what: 'a space before the colon, after a command',
    lines: plain('Owner: root', 'Status : resolved'),
    reads: { status: 'resolved', owner: 'root' },
  },
  {
    row: 'R10',
    what: 'text first',
    lines: plain('Hello', 'Status: resolved'),
    reads: { status: 'new' },
  },
  {
    row: 'R11',
    what: 'a space before the only colon',
    lines: plain('Status : resolved'),
    reads: { status: 'new' },
  },
  {
    row: 'R11',
    what: 'a byte order mark',
    lines: encoded('quoted-printable', '=EF=BB=BFStatus: resolved'),
    reads: { status: 'new' },
  },
  {
    row: 'R12',
    what: 'empty lines first',
    lines: plain('', '  ', 'Status: resolved'),
    reads: { status: 'resolved' },
  },
  {
    row: 'R12',
    what: 'base64',
    lines: encoded('base64', 'U3RhdHVzOiByZXNvbHZlZA=='),
    reads: { status: 'resolved' },
  },
  {
    row: 'R12',
    what: 'quoted-printable',
    lines: encoded('quoted-printable', 'Stat=\nus: resol=76ed'),
    reads: { status: 'resolved' },
  },
  {
    row: 'R13',
    what: 'an empty line between commands',
    lines: plain('Owner: root', '', 'Status: resolved'),
    reads: { owner: 'root', status: 'new' },
  },
  {
    row: 'R14',
    what: 'an unknown command first',
    lines: plain('https://x.example.edu is down', 'Problem: big', 'STATUS: Resolved'),
    reads: { status: 'resolved' },
  },
  {
    row: 'R14',
    what: 'other names of a field, the first wins',
    lines: [
      BOT,
      'Subject: Hello',
      '',
      'CF{course}: a',
      'custom-field.[Course]: b',
      'AddCF.{Nothing}: c',
    ],
    reads: { fields: { Course: 'a' } },
  },
  {
    row: 'R15',
    what: 'commands in an attachment',
    lines: parts(
      'multipart/mixed',
      ['Content-Type: text/plain', '', 'Hello'],
      ['Content-Type: application/pdf; name=x.pdf', '', 'Status: resolved'],
    ),
    reads: { status: 'resolved' },
  },
  {
    row: 'R15',
    what: 'commands in an HTML part',
    lines: parts(
      'multipart/alternative',
      ['Content-Type: text/plain', '', 'Hello'],
      ['Content-Type: text/html', '', 'Status: resolved'],
    ),
    reads: { status: 'resolved' },
  },
  {
    row: 'R15',
    what: 'commands in a forwarded mail',
    lines: parts(
      'multipart/mixed',
      ['Content-Type: text/plain', '', 'Hello'],
      ['Content-Type: message/rfc822', '', 'Subject: x', '', 'Status: resolved'],
    ),
    reads: { status: 'resolved' },
  },
  {
    row: 'R15',
    what: 'a later part, when the first has a line like a command',
    lines: parts(
      'multipart/mixed',
      ['Content-Type: text/plain', '', 'Hello', 'Note: x'],
      ['Content-Type: text/plain; name=x.txt', '', 'Status: resolved'],
    ),
    reads: { status: 'new' },
  },
  {
    row: 'R16',
    what: 'a header that is read, folded and encoded',
    lines: [
      'X-RT-Command: Status:',
      ' resolved',
      'X-RT-Command: =?utf-8?q?Owner:_root?=',
      ...plain('Subject: pwned'),
    ],
    reads: { status: 'resolved', owner: 'root', subject: 'Hello' },
    site: 'header-only',
  },
  {
    row: 'R16',
    what: 'a text that is not read',
    lines: plain('Status: resolved'),
    reads: { status: 'new' },
    site: 'header-only',
  },
  {
    row: 'R16',
    what: 'a text that is read after the header',
    lines: ['X-RT-Command: Owner: root', ...plain('Status: resolved')],
    reads: { status: 'resolved', owner: 'root' },
    site: 'header-first',
  },
  {
    row: 'R16',
    what: 'a header that ends the commands',
    lines: ['X-RT-Command: Owner: root', 'X-RT-Command: (end)', ...plain('Status: resolved')],
    reads: { status: 'new', owner: 'root' },
    site: 'header-first',
  },
  {
    row: 'R17',
    what: 'what a stranger may command',
    lines: plain(
      'Queue: triage',
      'Subject: Other',
      'Priority: 7',
      'Requestor: sam@example.org',
      'AddRequestor: ann@example.org',
      'Cc: mal@example.org',
    ),
    reads: {
      queue: 'triage',
      subject: 'Other',
      priority: '7',
      requestors: ['sam@example.org', 'ann@example.org'],
      cc: ['mal@example.org'],
      receipts: ['sam@example.org', 'ann@example.org'],
    },
  },
  {
    row: 'R17',
    what: 'a requestor taken away',
    lines: plain('DelRequestor: eve@example.org'),
    reads: { requestors: [], receipts: [] },
  },
  {
    row: 'R18',
    what: 'an invalid status',
    lines: plain('Status: loading'),
    reads: { outcome: 'lost' },
  },
  {
    row: 'R18',
    what: 'a status that no new ticket has',
    lines: plain('Status: stalled'),
    reads: { outcome: 'lost' },
  },
  {
    row: 'R18',
    what: 'a status twice',
    lines: plain('Status: new', 'Status: open'),
    reads: { outcome: 'lost' },
  },
  {
    row: 'R18',
    what: 'an invalid queue',
    lines: plain('Queue: nowhere'),
    reads: { outcome: 'lost' },
  },
  {
    row: 'R18',
    what: 'a subject twice',
    lines: plain('Subject: a', 'Subject: b'),
    reads: { subject: 'ARRAY' },
  },
  {
    row: 'R19',
    what: 'an owner who may not own',
    lines: plain('Owner: bot', 'Due: gibberish'),
    reads: { outcome: 'ticket', owner: 'Nobody' },
  },
  {
    row: 'R19',
    what: 'an owner by address',
    lines: plain('Owner: staff@example.edu'),
    reads: { owner: 'staff' },
  },
  {
    row: 'R19',
    what: 'a requestor named like a member of every object',
    lines: plain('Requestor: constructor', 'Owner: __proto__'),
    reads: { requestors: [], owner: 'Nobody' },
  },
  {
    row: 'R19',
    what: 'a requestor who is none',
    lines: plain('Requestor: nobody at all'),
    reads: { requestors: [], receipts: [] },
  },
  {
    row: 'R20',
    what: 'Auto-Submitted',
    lines: ['Auto-Submitted: auto-generated', ...plain('Hello')],
    reads: { outcome: 'ticket', receipts: [] },
  },
  {
    row: 'R20',
    what: 'Auto-Submitted, with a requestor by command',
    lines: [
      'Auto-Submitted: auto-generated',
      BOT,
      'Subject: Hello',
      '',
      'Requestor: sam@example.org',
    ],
    reads: { requestors: ['sam@example.org'], receipts: [] },
  },
  {
    row: 'R20',
    what: 'Auto-Submitted: no',
    lines: ['Auto-Submitted: no', ...plain('Hello')],
    reads: { receipts: [] },
  },
  {
    row: 'R20',
    what: 'Precedence: bulk',
    lines: ['Precedence: bulk', ...plain('Hello')],
    reads: { receipts: [] },
  },
  {
    row: 'R20',
    what: 'a null Return-Path',
    lines: ['Return-Path: <>', ...plain('Hello')],
    reads: { receipts: [] },
  },
  {
    row: 'R20',
    what: 'a mailer daemon',
    lines: ['From: MAILER-DAEMON@example.org', 'Subject: Hello', '', 'Hello'],
    reads: { receipts: [] },
  },
  {
    row: 'R21',
    what: 'its own mail',
    lines: ['X-RT-Loop-Prevention: rt.example.edu', ...plain('Hello')],
    reads: { outcome: 'lost' },
  },
  {
    row: 'R22',
    what: 'no sender',
    lines: ['Subject: Hello', '', 'Hello'],
    reads: { outcome: 'lost' },
  },
  {
    row: 'R22',
    what: 'a sender who is none',
    lines: ['From: nobody at all', 'Subject: Hello', '', 'Hello'],
    reads: { outcome: 'lost' },
  },
  {
    row: 'R23',
    what: 'a field of somebody without rights',
    lines: plain('CF.{Category}: accounts'),
    reads: { fields: {} },
  },
  {
    row: 'R23',
    what: 'a field of the bot',
    lines: [BOT, 'Subject: Hello', '', 'CF.{Category}: Zoë’s'],
    reads: { fields: { Category: 'Zoë’s' } },
  },
  {
    row: 'R24',
    what: 'a file in uuencode',
    lines: plain('Hello', 'begin 644 cat.txt', '#0V%T', '`', 'end', 'Owner: root'),
    reads: { attachments: [{ type: 'application/octet-stream', name: 'cat.txt', bytes: 3 }] },
  },
  {
    row: 'R24',
    what: 'a file in uuencode, commands before it, undecoded',
    lines: encoded(
      'quoted-printable',
      'Owner: ro=\nStatus: resolved\n\nbegin 644 cat.txt\n#0V%T\n`\nend',
    ),
    reads: { owner: 'Nobody', status: 'resolved' },
  },
  {
    row: 'R24',
    what: 'a file in uuencode, in base64',
    lines: encoded(
      'base64',
      Buffer.from('Hello\nbegin 644 cat.txt\n#0V%T\n`\nend\n').toString('base64'),
    ),
    reads: { attachments: [] },
  },
  {
    row: 'R25',
    what: 'attachments',
    lines: parts(
      'multipart/mixed',
      ['Content-Type: text/plain', '', 'Hello'],
      [
        'Content-Type: image/png; name="a/b/Bild.png"',
        'Content-Transfer-Encoding: base64',
        '',
        'QUJD',
      ],
      [
        'Content-Type: application/pdf',
        "Content-Disposition: attachment; filename*=utf-8''%C3%9Cbung.pdf",
        '',
        'x',
      ],
    ),
    reads: {
      attachments: [
        { type: 'image/png', name: 'Bild.png', bytes: 3 },
        { type: 'application/pdf', name: 'Übung.pdf', bytes: 1 },
      ],
    },
  },
  {
    row: 'R26',
    what: 'text and HTML',
    lines: parts(
      'multipart/alternative',
      ['Content-Type: text/plain', '', 'Hello'],
      ['Content-Type: text/html', '', '<p>Hello</p>'],
    ),
    reads: { attachments: [] },
  },
  {
    row: 'R26',
    what: 'HTML only',
    lines: [FROM, 'Subject: Hello', 'Content-Type: text/html', '', '<p>Hello</p>'],
    reads: { attachments: [] },
  },
];

/** The mail as bytes. */
export function rowMail({ lines }: Pick<RowMail, 'lines'>, messageId?: string): Buffer {
  const head = messageId === undefined ? [] : [`Message-ID: <${messageId}>`];
  return Buffer.from([...head, ...lines, ''].join('\n'));
}

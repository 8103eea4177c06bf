import { readFile, stat } from 'node:fs/promises';
import { describeReading } from '../../rt/describe-reading.ts';
import { firstRecipient, gatewayOf } from '../../rt/mail-gateway.ts';
import { readMail } from '../../rt/read-mail.ts';
import type { Reading } from '../../rt/reading.ts';
import { type CommandSettings, unknownSite } from '../../rt/site.ts';
import { printableLines } from '../printable-lines.ts';
import { runVerb } from '../run-verb.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { MAIL_HELP } from './help.ts';

/** Mail servers refuse larger ones. */
const MAX_BYTES = 50_000_000;

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const OPTIONS = {
  queue: TEXT,
  rt: TEXT,
  commands: TEXT,
  header: TEXT,
  'only-headers': FLAG,
  json: FLAG,
} as const;

interface ExplainOptions {
  readonly queue?: string | undefined;
  readonly rt?: string | undefined;
  readonly commands?: string | undefined;
  readonly header?: string | undefined;
  readonly 'only-headers'?: boolean | undefined;
  readonly json?: boolean | undefined;
}

/** Runs `support-bot mail explain`. Returns the exit code: 1 if the mail is lost or can't be read, 2 for wrong arguments. */
export function explainVerb(args: readonly string[], terminal: Terminal): Promise<number> {
  const verb = { name: 'mail explain', help: MAIL_HELP, options: OPTIONS, allowPositionals: true };
  return runVerb(verb, args, terminal, async (options, [file, ...more]) => {
    if (file === undefined || more.length > 0) throw new UsageError('name one file');
    const commands = commandSettings(options);
    const raw = await readRaw(file, terminal);
    if (!raw) return 1;
    const reading = readFor(raw, options, commands);
    terminal.output.write(options.json ? `${JSON.stringify(reading)}\n` : formatReading(reading));
    return reading.outcome === 'lost' ? 1 : 0;
  });
}

function commandSettings(options: ExplainOptions): CommandSettings {
  const { commands = 'everyone', header, 'only-headers': onlyHeaders = false } = options;
  if (onlyHeaders && header === undefined) throw new UsageError('--only-headers needs --header');
  const addresses = commands.split(',').map((address) => address.trim());
  const isWord = commands === 'everyone' || commands === 'off';
  if (!isWord && !addresses.every((address) => address.includes('@')))
    throw new UsageError(`--commands is everyone, off, or addresses (got "${commands}")`);
  return { allowed: isWord ? commands : addresses, header, onlyHeaders };
}

async function readRaw(file: string, { error }: Terminal): Promise<Buffer | undefined> {
  try {
    const { size } = await stat(file);
    if (size <= MAX_BYTES) return await readFile(file);
    error.write(`support-bot mail explain: ${file} is larger than 50 MB\n`);
  } catch (failure) {
    const reason = failure instanceof Error ? failure.message : String(failure);
    error.write(`support-bot mail explain: ${file} can't be read: ${reason}\n`);
  }
  return undefined;
}

function readFor(raw: Buffer, options: ExplainOptions, commands: CommandSettings): Reading {
  const gateway = gatewayOf(firstRecipient(raw) ?? '');
  const { queue = gateway.queue, rt = gateway.site } = options;
  if (queue === '' || rt === '') throw new UsageError('the mail has no To: name --queue and --rt');
  return readMail(raw, queue, unknownSite(rt, commands));
}

function formatReading(reading: Reading): string {
  const { headline, facts } = describeReading(reading);
  const width = Math.max(...facts.map(([label]) => label.length));
  const lines = [
    headline,
    ...facts.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`),
    'Why',
    ...reading.rules.map(({ row, says }) => `  ${row.padEnd(4)} ${says}`),
  ];
  return lines.map((line) => `${printableLines(line).join(' ')}\n`).join('');
}

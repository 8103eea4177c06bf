export const HARMS = ['cut', 'zero', 'delete'] as const;
/** The end cut off, every byte zero, or the file removed. */
export type Harm = (typeof HARMS)[number];

export interface DamageKind {
  readonly name: string;
  /** Of the path below the data folder, with `/`. */
  readonly path: RegExp;
  /** What the file must contain. */
  readonly contains?: string;
  /**
   * The harms that must be reported with the file's path. Those of a file that can be made again are not among them, nor
   * what no program can see: that a record was never there, or that a last line was torn by a crash.
   */
  readonly reported: readonly Harm[];
  /** What the damage may cost beyond the one thing that the file holds. */
  readonly costs?: 'bucket' | 'messages';
}

const OBJECT = 's3/buckets/[^/]+/objects/.+';

export const DAMAGE_KINDS: readonly DamageKind[] = [
  {
    name: 'conversation record',
    path: new RegExp(`^${OBJECT}\\.json$`),
    contains: '"key":"conversations/',
    reported: ['cut', 'zero'],
  },
  {
    name: 'ticket record',
    path: new RegExp(`^${OBJECT}\\.json$`),
    contains: '"key":"tickets/',
    reported: ['cut', 'zero'],
  },
  {
    name: 'document record',
    path: new RegExp(`^${OBJECT}\\.json$`),
    contains: '"key":"documents/',
    reported: ['cut', 'zero'],
  },
  { name: 'object data', path: new RegExp(`^${OBJECT}\\.data$`), reported: ['delete'] },
  {
    name: 'bucket',
    path: /^s3\/buckets\/[^/]+\/bucket\.json$/,
    reported: ['cut', 'zero'],
    costs: 'bucket',
  },
  {
    name: 'queue messages',
    path: /^sqs\/[^/]+\/messages\.ndjson$/,
    reported: ['zero', 'delete'],
    costs: 'messages',
  },
  {
    name: 'queue',
    path: /^sqs\/[^/]+\/queue\.json$/,
    reported: ['cut', 'zero'],
    costs: 'messages',
  },
  { name: 'chat sessions', path: /^lex\/sessions\.jsonl$/, reported: ['zero'] },
  { name: 'mail record', path: /^mail\/.+\.json$/, reported: ['cut', 'zero'] },
  { name: 'mail', path: /^mail\/.+\.eml$/, reported: ['delete'] },
  { name: 'topic', path: /^sns\/topics\/.+/, reported: ['cut', 'zero'] },
  { name: 'mail identity', path: /^ses\/identities\/.+/, reported: ['cut', 'zero'] },
  { name: 'function', path: /^lambda\/functions\/.+/, reported: HARMS },
  { name: 'schedule', path: /^lambda\/schedules\/.+/, reported: [] },
  { name: 'event source', path: /^lambda\/event-source-mappings\/.+/, reported: HARMS },
  { name: 'function code', path: /^lambda\/code\/[^/]+\/.+/, reported: HARMS },
  { name: 'function package', path: /^lambda\/code\/[^/]+\.zip$/, reported: ['cut', 'zero'] },
  { name: 'bot', path: /^lex\/bots\/.+/, reported: [] },
  { name: 'stack', path: /^cloudformation\/.+/, reported: [] },
  { name: 'index', path: /^search\/.+/, reported: [] },
  { name: 'model', path: /^models\/.+/, reported: [] },
  { name: 'outputs', path: /^outputs\.json$/, reported: [] },
  { name: 'definitions', path: /^(definitions|packaged-bot)\.json$/, reported: [] },
  { name: 'format', path: /^format\.json$/, reported: [] },
  { name: 'secret', path: /^secret$/, reported: ['cut', 'zero'] },
];

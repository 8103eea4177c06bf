/** A line of text on a page of a PDF. */
export interface PdfText {
  readonly text: string;
  readonly size?: number;
  readonly y: number;
}

export interface PdfOptions {
  readonly title?: string;
  /** Whether it opens with a password only. */
  readonly isEncrypted?: boolean;
}

/** Makes a PDF of pages of text, in one font. */
export function aPdf(pages: readonly (readonly PdfText[])[], options: PdfOptions = {}): Buffer {
  return pdfOf(
    pages.map((lines) => lines.map(textOperator).join('\n')),
    options,
  );
}

/** Makes a PDF of the content streams of its pages. */
export function pdfOf(
  contents: readonly (string | Buffer)[],
  { title, isEncrypted = false }: PdfOptions = {},
  filter = '',
): Buffer {
  const kids = contents.map((_, at) => `${4 + 2 * at} 0 R`).join(' ');
  const objects: (string | Buffer)[] = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (en-CA) >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...contents.flatMap((content, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * at} 0 R >>`,
      streamOf(content, filter),
    ]),
  ];
  const info = objects.push(title === undefined ? '<< >>' : `<< /Title (${title}) >>`);
  const secret = 'x'.repeat(32);
  const encryption = objects.push(
    `<< /Filter /Standard /V 1 /R 2 /P -4 /O (${secret}) /U (${secret}) >>`,
  );
  const extra = isEncrypted ? `/Encrypt ${encryption} 0 R /ID [(${secret})(${secret})]` : '';
  return fileOf(objects, `/Root 1 0 R /Info ${info} 0 R ${extra}`);
}

function textOperator({ text, size = 11, y }: PdfText): string {
  return `BT /F1 ${size} Tf 72 ${y} Td (${text.replace(/[\\()]/g, '\\$&')}) Tj ET`;
}

function streamOf(content: string | Buffer, filter: string): Buffer {
  const bytes = Buffer.from(content);
  const head = `<< /Length ${bytes.length} ${filter} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\nendstream')]);
}

function fileOf(objects: readonly (string | Buffer)[], trailer: string): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  const length = () => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [at, object] of objects.entries()) {
    offsets.push(length());
    parts.push(Buffer.from(`${at + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n'));
  }
  const start = length();
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`;
  const size = objects.length + 1;
  const end = `trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(table + end)]);
}

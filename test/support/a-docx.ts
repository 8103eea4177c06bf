import { strToU8, zipSync } from 'fflate';

const TYPES =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>';
const RELATIONS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const DOCUMENT_RELATIONS =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>';
const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const STYLES = ['Title', 'heading 1', 'heading 2']
  .map(
    (name) =>
      `<w:style w:type="paragraph" w:styleId="${styleId(name)}"><w:name w:val="${name}"/></w:style>`,
  )
  .join('');

function styleId(name: string): string {
  return name.replace(' ', '');
}

/** Makes a paragraph of a Word document, in one of its styles. */
export function aParagraph(text: string, style?: 'Title' | 'heading 1' | 'heading 2'): string {
  const properties = style ? `<w:pPr><w:pStyle w:val="${styleId(style)}"/></w:pPr>` : '';
  return `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;
}

/** Makes a row of a table of a Word document; each cell is a list of paragraphs. */
export function aRow(...cells: readonly (readonly string[])[]): string {
  const made = cells.map(
    (texts) => `<w:tc>${texts.map((text) => aParagraph(text)).join('')}</w:tc>`,
  );
  return `<w:tr>${made.join('')}</w:tr>`;
}

/** Makes a Word document of the markup of its body. */
export function aDocx(body: string, others: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(TYPES),
    '_rels/.rels': strToU8(RELATIONS),
    'word/_rels/document.xml.rels': strToU8(DOCUMENT_RELATIONS),
    'word/styles.xml': strToU8(`<?xml version="1.0"?><w:styles ${NAMESPACE}>${STYLES}</w:styles>`),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>`,
    ),
    ...others,
  });
}

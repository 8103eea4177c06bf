import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** A test collection: documents, queries, and graded relevance judgments. */
export interface SearchSet {
  readonly name: string;
  readonly documents: readonly {
    readonly id: string;
    readonly title: string;
    readonly text: string;
  }[];
  readonly queries: readonly { readonly id: string; readonly text: string }[];
  /** Query id → document id → grade above 0. */
  readonly judgments: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Reads the collections in a folder: the folder itself or its subfolders in BEIR's layout, or the two classic ones. */
export async function readSets(folder: string): Promise<SearchSet[]> {
  if (existsSync(join(folder, 'corpus.jsonl'))) return [await readBeir(folder)];
  const sets: SearchSet[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name);
    if (existsSync(join(path, 'corpus.jsonl'))) sets.push(await readBeir(path));
    else if (existsSync(join(path, 'cran.all.1400.xml'))) sets.push(await readCranfield(path));
    else if (existsSync(join(path, 'cacm.all'))) sets.push(await readCacm(path));
  }
  if (sets.length === 0)
    throw new Error(`${folder} has no collection: corpus.jsonl, queries.jsonl and qrels/test.tsv`);
  return sets;
}

async function readBeir(folder: string): Promise<SearchSet> {
  const lines = async (name: string) =>
    (await readFile(join(folder, name), 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const json = async (name: string) =>
    (await lines(name)).map(
      (line) => JSON.parse(line) as { _id: string; title?: string; text: string },
    );
  const judged = (await lines('qrels/test.tsv')).slice(1).map((line) => line.split('\t'));
  return {
    name: basename(folder),
    documents: (await json('corpus.jsonl')).map(({ _id, title = '', text }) => ({
      id: _id,
      title,
      text,
    })),
    queries: (await json('queries.jsonl')).map(({ _id, text }) => ({ id: _id, text })),
    judgments: judgmentsOf(
      judged.map(([query = '', document = '', grade = '0']) => ({
        query,
        document,
        grade: Number(grade),
      })),
    ),
  };
}

/** Cranfield: 1,400 abstracts; the judgments number the queries by their order. */
async function readCranfield(folder: string): Promise<SearchSet> {
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const documents = (await read('cran.all.1400.xml'))
    .split('<doc>')
    .slice(1)
    .map((doc) => ({
      id: element(doc, 'docno'),
      title: element(doc, 'title'),
      text: element(doc, 'text'),
    }));
  const queries = (await read('cran.qry.xml'))
    .split('<top>')
    .slice(1)
    .map((top, at) => ({
      id: String(at + 1),
      text: element(top, 'title'),
    }));
  const judged = (await read('cranqrel.trec.txt'))
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return {
    name: 'cranfield',
    documents,
    queries,
    judgments: judgmentsOf(
      judged.map(([query = '', , document = '', grade = '0']) => ({
        query,
        document,
        grade: Number(grade),
      })),
    ),
  };
}

function element(xml: string, name: string): string {
  const start = xml.indexOf(`<${name}>`);
  const end = xml.indexOf(`</${name}>`);
  const text = start < 0 || end < 0 ? '' : xml.slice(start + name.length + 2, end);
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();
}

/** CACM: 3,204 titles and abstracts; 52 of the 64 queries have relevant documents. */
async function readCacm(folder: string): Promise<SearchSet> {
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const documents = recordsOf(await read('cacm.all')).map(({ id, parts }) => ({
    id,
    title: parts.get('T') ?? '',
    text: parts.get('W') ?? '',
  }));
  const queries = recordsOf(await read('query.text')).map(({ id, parts }) => ({
    id,
    text: parts.get('W') ?? '',
  }));
  const judged = (await read('qrels.text'))
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return {
    name: 'cacm',
    documents,
    queries,
    judgments: judgmentsOf(
      judged.map(([query, document]) => ({
        query: String(Number(query)),
        document: String(Number(document)),
        grade: 1,
      })),
    ),
  };
}

/** SMART's format: `.I 1`, then sections that begin with a line of a dot and a letter. */
function recordsOf(text: string): { id: string; parts: Map<string, string> }[] {
  return `\n${text}`
    .split('\n.I ')
    .slice(1)
    .map((record) => {
      const [id = '', ...lines] = record.split('\n');
      const parts = new Map<string, string>();
      let part = '';
      for (const line of lines) {
        const header = /^\.([A-Z])\s*$/.exec(line)?.[1];
        if (header) part = header;
        else parts.set(part, `${parts.get(part) ?? ''}${line}\n`);
      }
      return { id: id.trim(), parts };
    });
}

function judgmentsOf(
  rows: readonly { query: string; document: string; grade: number }[],
): Map<string, Map<string, number>> {
  const judgments = new Map<string, Map<string, number>>();
  for (const { query, document, grade } of rows) {
    if (!(grade > 0)) continue;
    const ofQuery = judgments.get(query) ?? new Map<string, number>();
    ofQuery.set(document, grade);
    judgments.set(query, ofQuery);
  }
  return judgments;
}

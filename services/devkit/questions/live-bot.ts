import { PassageReader } from '../../bot/helpdesk/answers/ranking/read-passage.ts';
import { sectionTitle } from '../../bot/helpdesk/answers/replies/section-title.ts';
import { UnexpiredPassages } from '../../bot/helpdesk/answers/unexpired-passages.ts';
import { conceptsOf } from '../../bot/helpdesk/answers/words/concepts.ts';
import { OpenSearchPassageIndex } from '../../bot/helpdesk/aws/opensearch-passage-index.ts';
import { OpenSearchPassageSearch } from '../../bot/helpdesk/aws/opensearch-passage-search.ts';
import { S3ContentObjects } from '../../bot/helpdesk/aws/s3-content-objects.ts';
import { S3TextObjects } from '../../bot/helpdesk/aws/s3-text-objects.ts';
import { fromStored, type StoredPassage } from '../../bot/helpdesk/aws/stored-passage.ts';
import { LiveContent } from '../../bot/helpdesk/content/live-content.ts';
import { CONTENT_FILES, ROUTING } from '../../bot/helpdesk/content-files.ts';
import type { Passage } from '../../bot/helpdesk/documents/passage.ts';
import { HOURS } from '../../bot/helpdesk/hours/hours-file.ts';
import { localTime } from '../../bot/helpdesk/hours/local-time.ts';
import { CLEARLY } from '../../bot/helpdesk/routing/match-rule.ts';
import { saidText } from '../../bot/helpdesk/urgent/said-words.ts';
import { readAnswers } from './changes/stored-content.ts';
import { excerptOf } from './explanation/excerpt.ts';
import type { ExplainDeps } from './explanation/explain.ts';
import { placeText } from './explanation/place-text.ts';
import type { SectionChoice } from './questions.ts';
import type { QuestionsDeps } from './questions-deps.ts';
import type { SectionNames } from './rules.ts';

const MAX_SECTIONS = 20;

type Needs = Pick<
  QuestionsDeps,
  's3' | 'documentsBucket' | 'search' | 'alias' | 'encoder' | 'clock' | 'log'
>;

/** A bot as it answers now: its index, and what staff wrote, as it is in the bucket at this moment. */
export class LiveBot implements SectionNames {
  /** The documents bucket. */
  readonly documents: S3TextObjects;
  readonly #deps: Needs;
  readonly #passages: UnexpiredPassages;
  readonly #reader = new PassageReader();
  readonly #content: LiveContent;

  constructor(deps: Needs) {
    const { s3, documentsBucket, search, alias, encoder, clock } = deps;
    this.#deps = deps;
    this.documents = new S3TextObjects(s3, documentsBucket);
    const withVectors = encoder !== undefined;
    const indexed = new OpenSearchPassageSearch(search, alias, { withVectors });
    this.#passages = new UnexpiredPassages(indexed, clock);
    const objects = new S3ContentObjects(s3, documentsBucket);
    this.#content = new LiveContent(objects, clock, CONTENT_FILES);
  }

  /** Reads the words of routing and hours again, if that was long ago. */
  refresh(): Promise<void> {
    return this.#content.refresh(this.#deps.log);
  }

  /** What a question is asked of. */
  async asked(): Promise<ExplainDeps> {
    const { encoder } = this.#deps;
    const [{ rules, synonyms }] = await Promise.all([readAnswers(this.documents), this.refresh()]);
    return {
      passages: this.#passages,
      reader: this.#reader,
      encoder,
      rules: rules.value,
      synonyms: synonyms.value,
      content: this.#content,
    };
  }

  passage(id: string): Promise<Passage | undefined> {
    return this.#passages.get(id);
  }

  passagesOf(docId: string): Promise<readonly Passage[]> {
    const { search, alias } = this.#deps;
    return new OpenSearchPassageIndex(search, alias).passagesOf(docId);
  }

  /** Finds sections by words, the best first. */
  async sections(find: string): Promise<readonly SectionChoice[]> {
    return (await this.#found(find, MAX_SECTIONS)).map((passage) => ({
      passageId: passage.id,
      docId: passage.docId,
      section: sectionTitle(passage),
      place: placeText(passage),
      text: excerptOf(passage.text),
    }));
  }

  /** Returns the queue whose messages a question is clearly like, by the examples of routing; undefined if there is none. */
  topicOf(question: string): string | undefined {
    const table = this.#content.get(ROUTING);
    if (table.version === 1) return undefined;
    const { timeZone } = this.#content.get(HOURS);
    const now = localTime(this.#deps.clock.now(), timeZone);
    const likeness = table.examples?.queueLike(saidText(question), now);
    return likeness && likeness.margin >= CLEARLY ? likeness.queue : undefined;
  }

  async sectionNames(passageIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const { search, alias } = this.#deps;
    const values = [...new Set(passageIds)];
    if (values.length === 0) return new Map();
    const query = { ids: { values } };
    const body = { size: values.length, _source: ['title', 'heading', 'place'], query };
    const found = await search.search({ index: alias, ignore_unavailable: true, body });
    const hits = found.body.hits.hits as unknown as readonly Hit[];
    return new Map(
      hits.map(({ _id, _source }) => [_id, sectionTitle(fromStored(_id, _source))] as const),
    );
  }

  async #found(text: string, limit: number): Promise<readonly Passage[]> {
    const concepts = conceptsOf(text).map((concept) => ({ ...concept, isFuzzy: false }));
    if (concepts.length === 0) return [];
    const { hits } = await this.#passages.find({ text, concepts }, limit);
    return hits.map(({ passage }) => passage);
  }
}

interface Hit {
  readonly _id: string;
  readonly _source: StoredPassage;
}

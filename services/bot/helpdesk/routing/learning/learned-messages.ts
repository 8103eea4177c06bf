import type { LocalTime } from '../../hours/local-time.ts';
import { type SaidText, saidText } from '../../urgent/said-words.ts';
import { type Classifier, learn, score, type Weighted } from './classifier.ts';
import type { Example } from './example.ts';
import { TermWeights } from './term-weights.ts';
import { type Term, termsOf } from './terms.ts';

/** What a message is like, how surely, and the words that say so. */
export interface Likeness {
  readonly queue: string;
  /** How far the queue is before the next one, in units of log odds. */
  readonly margin: number;
  readonly evidence: readonly string[];
}

/** The examples speak of times as on a Wednesday at 10:20. */
const WRITTEN: LocalTime = { date: '2026-12-02', minute: 10 * 60 + 20 };
const MAX_EVIDENCE = 3;

interface Learned {
  readonly terms: TermWeights;
  readonly queues: readonly { readonly queue: string; readonly classifier: Classifier }[];
  readonly urgency: Classifier;
}

/**
 * Compares messages with examples. It learns from them when it is first asked: about 0.1 ms for each example.
 */
export class LearnedMessages {
  readonly #examples: readonly Example[];
  #learned: Learned | undefined;

  constructor(examples: readonly Example[]) {
    this.#examples = examples;
  }

  get queues(): readonly string[] {
    return [...new Set(this.#examples.map(({ queue }) => queue))];
  }

  /** Returns the queue whose examples a message is most like; undefined if it has no word of theirs. */
  queueLike(said: SaidText, now: LocalTime): Likeness | undefined {
    const { terms, queues } = this.#model();
    const found = termsOf(said, now);
    const message = terms.weigh(found);
    const [best, next] = queues
      .map((each) => ({ ...each, score: score(each.classifier, message) }))
      .toSorted((a, b) => b.score - a.score);
    if (!best || message.terms.length === 0) return undefined;
    const saysSo = (term: number) =>
      (best.classifier.weights[term] ?? 0) - (next?.classifier.weights[term] ?? 0);
    const margin = next ? best.score - next.score : Number.POSITIVE_INFINITY;
    return { queue: best.queue, margin, evidence: this.#evidence(said, found, message, saysSo) };
  }

  /** Returns how much more like the urgent examples a message is than like the others, in log odds, and the words that say so. */
  urgencyOf(
    said: SaidText,
    now: LocalTime,
  ): { readonly odds: number; readonly evidence: readonly string[] } {
    const { terms, urgency } = this.#model();
    const found = termsOf(said, now);
    const message = terms.weigh(found);
    const saysSo = (term: number) => urgency.weights[term] ?? 0;
    return {
      odds: message.terms.length === 0 ? Number.NEGATIVE_INFINITY : score(urgency, message),
      evidence: this.#evidence(said, found, message, saysSo),
    };
  }

  #evidence(
    said: SaidText,
    found: readonly Term[],
    message: Weighted,
    saysSo: (term: number) => number,
  ): string[] {
    const { terms } = this.#model();
    const value = ({ key }: Term) => {
      const id = terms.idOf(key);
      return id === undefined || terms.isCommon(id)
        ? 0
        : saysSo(id) * (message.values[message.terms.indexOf(id)] ?? 0);
    };
    const best = found
      .filter((term) => value(term) > 0)
      .toSorted((a, b) => value(b) - value(a))
      .slice(0, 3 * MAX_EVIDENCE);
    const outer = best.filter(
      (term, index) => !best.slice(0, index).some((other) => overlaps(term, other)),
    );
    const quotes = outer.map(({ first, last }) =>
      said.words
        .slice(first, last + 1)
        .map(({ plain }) => plain)
        .join(' '),
    );
    return [...new Set(quotes)].slice(0, MAX_EVIDENCE);
  }

  #model(): Learned {
    this.#learned ??= learnFrom(this.#examples);
    return this.#learned;
  }
}

const overlaps = (a: Term, b: Term): boolean => a.first <= b.last && b.first <= a.last;

function learnFrom(examples: readonly Example[]): Learned {
  const found = examples.map(({ text }) => termsOf(saidText(text), WRITTEN));
  const terms = new TermWeights(found);
  const messages = found.map((each) => terms.weigh(each));
  const learnKind = (isOfKind: (example: Example) => boolean) =>
    learn(messages, examples.map(isOfKind), terms.size);
  const queues = [...new Set(examples.map(({ queue }) => queue))];
  return {
    terms,
    queues: queues.map((queue) => ({
      queue,
      classifier: learnKind((example) => example.queue === queue),
    })),
    urgency: learnKind(({ urgency }) => urgency === 'high'),
  };
}

import { embedderFor } from './embeddings/utterance-embedder.ts';
import { openVectoriser } from './features/vectoriser.ts';
import { InScopeEstimator } from './in-scope/in-scope-estimator.ts';
import type { Interpreter, ModelSpec } from './interpreter.ts';
import type { TrainedModel } from './model/trained-model.ts';
import { Pipeline } from './pipeline.ts';
import { createValueFinder } from './slots/found-values.ts';
import { IntentTemplates } from './slots/intent-templates.ts';
import { wordsOfLanguage } from './spelling/english-words.ts';
import { languageOf } from './spelling/language.ts';
import { Speller } from './spelling/speller.ts';

/**
 * Opens a trained model for the bot it was trained on.
 * Throws an Error if the model has other intents than the bot, or was trained with other word
 * vectors.
 */
export function openInterpreter(spec: ModelSpec, model: TrainedModel): Interpreter {
  const listed = wordsOfLanguage(spec.locale);
  const counts = new Map(model.words.map((word, i) => [word, model.wordCounts[i]!]));
  const speller = new Speller(counts, languageOf(spec.locale));
  // Names are not words here: they may be a misspelt slot value.
  const isWord = (word: string) => speller.knows(word) || listed.has(word);
  const templates = new IntentTemplates(spec);
  const embedder = embedderFor(model.locale);
  checkIntents(templates.intents, model);
  checkColumns(model, embedder?.dimensions ?? 0);

  return new Pipeline({
    model,
    isWord,
    findValues: createValueFinder(spec, isWord),
    speller,
    templates,
    embedder,
    vectoriser: openVectoriser(model.vocabulary, embedder),
    inScopeEstimator: new InScopeEstimator(model),
  });
}

function checkIntents(intents: readonly string[], model: TrainedModel): void {
  const isSame =
    intents.length === model.intents.length &&
    intents.every((name, i) => name === model.intents[i]);
  if (isSame) return;
  throw new Error(
    `The model was trained for the intents ${model.intents.join(', ') || '(none)'}, ` +
      `but the bot has ${intents.join(', ') || '(none)'}. Train it again.`,
  );
}

function checkColumns({ vocabulary, classifier }: TrainedModel, dimensions: number): void {
  const columns = vocabulary.terms.length + dimensions;
  if (classifier.weights.length === columns * classifier.classes) return;
  throw new Error('The model was trained with other word vectors than there are. Train it again.');
}

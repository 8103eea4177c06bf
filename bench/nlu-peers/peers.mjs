import { createRequire } from 'node:module';
import { getFastTextClass, getFastTextModule } from 'fasttext.wasm.js';
import { openInterpreter } from '../../nlu/open-interpreter.ts';
import { train } from '../../nlu/train.ts';

const require = createRequire(import.meta.url);

/** What each peer does with rows {text, label}: trains, and returns text → label. */
export const peers = {
  ours: trainOurs,
  'nlp.js': trainNlpJs,
  'natural Bayes': trainNaturalBayes,
  'fastText subwords': trainFastText,
};

async function trainOurs(rows) {
  const labels = [...new Set(rows.map(({ label }) => label))];
  const intents = labels.map((intent) => ({
    intent,
    slots: {},
    utterances: rows.filter(({ label }) => label === intent).map(({ text }) => text),
  }));
  const spec = { locale: 'en_US', slotTypes: {}, intents };
  const interpreter = openInterpreter(spec, train(spec));
  const hints = { now: new Date(0), timeZone: 'UTC' };
  return (text) => interpreter.interpret(text, hints).ranked[0]?.intent;
}

async function trainNlpJs(rows) {
  const { NlpManager } = require('node-nlp');
  const manager = new NlpManager({
    languages: ['en'],
    forceNER: false,
    autoSave: false,
    nlu: { log: false },
  });
  for (const { text, label } of rows) manager.addDocument('en', text, label);
  await manager.train();
  return async (text) => (await manager.process('en', text)).intent;
}

async function trainNaturalBayes(rows) {
  const BayesClassifier = require('natural/lib/natural/classifiers/bayes_classifier');
  const classifier = new BayesClassifier();
  for (const { text, label } of rows) classifier.addDocument(text, label);
  classifier.train();
  return (text) => classifier.classify(text);
}

/** Settings of the fastText tutorial for short texts; few examples need more epochs. */
async function trainFastText(rows) {
  const FastText = await getFastTextClass({ getFastTextModule });
  const lines = rows.map(({ text, label }) => `__label__${label} ${plain(text)}`).join('\n');
  const url = `data:text/plain;base64,${Buffer.from(lines).toString('base64')}`;
  const settings = {
    lr: 1,
    dim: 100,
    minCount: 1,
    wordNgrams: 2,
    minn: 2,
    maxn: 5,
    bucket: 200_000,
    epoch: rows.length < 3_000 ? 100 : 30,
    loss: 'softmax',
  };
  // It calls its progress callback whether there is one or not.
  const model = await new FastText().trainSupervised(url, settings, () => {});
  return (text) => {
    const predictions = model.predict(plain(text), 1, 0);
    return predictions.size() > 0 ? predictions.get(0)[1].replace('__label__', '') : undefined;
  };
}

function plain(text) {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
}

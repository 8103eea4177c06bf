import { parseArgs } from 'node:util';
import { seededRandom, shuffle } from '../../nlu/random.ts';
import { OUT_OF_SCOPE, readDataSets } from '../nlu/data-set.ts';
import { peers } from './peers.mjs';

/**
 * `npm start -- [--data DIR] [--parts train_10,train_5]` in this folder, after `npm install`:
 * in-scope accuracy of each peer on the same splits. Documents are shuffled, because nlp.js and
 * fastText depend on their order.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../../../shared/data/nlu/sets' },
    parts: { type: 'string', default: 'train_10,train_5' },
  },
});

process.stdout.write('| set and part | peer | accuracy | train s |\n| --- | --- | ---: | ---: |\n');
for (const set of await readDataSets(values.data)) {
  for (const part of values.parts.split(',').filter((name) => name in set.training)) {
    for (const [name, trainPeer] of Object.entries(peers)) {
      const { accuracy, seconds } = await measure(trainPeer, set.training[part], set.test);
      const figures = `${(100 * accuracy).toFixed(1)} | ${seconds.toFixed(1)}`;
      process.stdout.write(`| ${set.name} ${part} | ${name} | ${figures} |\n`);
    }
  }
}

async function measure(trainPeer, rows, test) {
  const order = Int32Array.from(rows.keys());
  shuffle(order, seededRandom(1));
  const start = performance.now();
  const classify = await trainPeer(Array.from(order, (row) => rows[row]));
  const seconds = (performance.now() - start) / 1000;

  const inScope = test.filter(({ label }) => label !== OUT_OF_SCOPE);
  let right = 0;
  for (const { text, label } of inScope) {
    if ((await classify(text)) === label) right++;
  }
  return { accuracy: right / inScope.length, seconds };
}

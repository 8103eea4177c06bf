import { parseArgs } from 'node:util';
import { type DataSet, readDataSets } from './data-set.ts';
import { type Figures, measure } from './measure.ts';
import { permuteTestLabels } from './permute.ts';
import { tableOf } from './table.ts';

/**
 * `npm run bench:nlu -- [--data DIR] [--json] [--permute]`: accuracy, calibration, robustness and
 * speed on public data sets. `--permute` shuffles the test labels: accuracy must fall to chance.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/nlu/sets' },
    json: { type: 'boolean', default: false },
    permute: { type: 'boolean', default: false },
  },
});

const sets = await readDataSets(values.data);
if (sets.length === 0) {
  throw new Error(`${values.data} holds no set NAME/{train,test}/{seq.in,label}`);
}
const results = Object.fromEntries(
  sets.map((set) => [set.name, measureParts(values.permute ? permuteTestLabels(set) : set)]),
);
process.stdout.write(values.json ? `${JSON.stringify(results, undefined, 2)}\n` : tableOf(results));

function measureParts(set: DataSet): Record<string, Figures> {
  return Object.fromEntries(
    Object.keys(set.training).map((part) => {
      process.stderr.write(`${set.name} ${part} …\n`);
      return [part, measure(set, part)];
    }),
  );
}

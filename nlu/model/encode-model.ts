import { createHash } from 'node:crypto';
import type { InScopeModel } from '../in-scope/in-scope-model.ts';
import type { TrainedModel } from './trained-model.ts';

/** Identifies the layout; files of another layout are refused. */
const MAGIC = 'support-bot-nlu-4\n';
const DIGEST_BYTES = 32;
const LENGTH_BYTES = 4;

/** The part of a model that is stored as JSON; the arrays of numbers follow it. */
interface Header {
  readonly trainedOn: string;
  readonly locale: string;
  readonly intents: readonly string[];
  readonly terms: readonly string[];
  readonly words: readonly string[];
  readonly classes: number;
  /** Length of each array, in the order in which they follow. */
  readonly lengths: readonly number[];
}

/** Encodes a model: magic, SHA-256 of the rest, length of the header, header, arrays of numbers. */
export function encodeModel(model: TrainedModel): Buffer {
  const arrays = arraysOf(model);
  const header: Header = {
    trainedOn: model.trainedOn,
    locale: model.locale,
    intents: model.intents,
    terms: model.vocabulary.terms,
    words: model.words,
    classes: model.classifier.classes,
    lengths: arrays.map((array) => array.length),
  };
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(json.length);
  const content = Buffer.concat([
    length,
    json,
    ...arrays.map(({ buffer, byteOffset, byteLength }) =>
      Buffer.from(buffer, byteOffset, byteLength),
    ),
  ]);
  return Buffer.concat([Buffer.from(MAGIC), digest(content), content]);
}

/** Decodes the bytes of `encodeModel`. Throws an Error if they are incomplete, damaged or something else. */
export function decodeModel(bytes: Buffer): TrainedModel {
  const content = bytes.subarray(MAGIC.length + DIGEST_BYTES);
  if (bytes.subarray(0, MAGIC.length).toString('latin1') !== MAGIC) {
    throw new Error('not a trained model of this version');
  }
  if (!digest(content).equals(bytes.subarray(MAGIC.length, MAGIC.length + DIGEST_BYTES))) {
    throw new Error('the trained model is damaged: its checksum is wrong');
  }

  const jsonEnd = LENGTH_BYTES + content.readUInt32LE(0);
  const header = JSON.parse(content.toString('utf8', LENGTH_BYTES, jsonEnd)) as Header;
  const numbers = new NumberReader(content.subarray(jsonEnd));
  const [termWeights, weights, bias, calibration, inScopeModel, wordCounts] = header.lengths;
  return {
    trainedOn: header.trainedOn,
    locale: header.locale,
    intents: header.intents,
    vocabulary: { terms: header.terms, weights: numbers.float32(termWeights) },
    classifier: {
      classes: header.classes,
      weights: numbers.float32(weights),
      bias: numbers.float32(bias),
    },
    calibration: numbers.float64(calibration),
    inScopeModel: inScopeModelOf(numbers.float64(inScopeModel)),
    words: header.words,
    wordCounts: numbers.float64(wordCounts),
  };
}

function arraysOf(model: TrainedModel) {
  const { vocabulary, classifier, calibration, inScopeModel, wordCounts } = model;
  const inScope = Float64Array.of(inScopeModel.prior, ...inScopeModel.weights);
  return [
    vocabulary.weights,
    classifier.weights,
    classifier.bias,
    calibration,
    inScope,
    wordCounts,
  ];
}

function inScopeModelOf(numbers: Float64Array): InScopeModel {
  return { prior: numbers[0] ?? Infinity, weights: numbers.slice(1) };
}

function digest(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}

/** Reads arrays of numbers in sequence; each is a copy, aligned as its type needs. */
class NumberReader {
  #position = 0;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  float32(length = 0): Float32Array {
    return new Float32Array(this.#take(length * Float32Array.BYTES_PER_ELEMENT));
  }

  float64(length = 0): Float64Array {
    return new Float64Array(this.#take(length * Float64Array.BYTES_PER_ELEMENT));
  }

  #take(byteLength: number): ArrayBuffer {
    const copy = new Uint8Array(byteLength);
    copy.set(this.#bytes.subarray(this.#position, this.#position + byteLength));
    this.#position += byteLength;
    return copy.buffer;
  }
}

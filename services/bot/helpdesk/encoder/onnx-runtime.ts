import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RunModel } from './mini-lm.ts';

/** The parts of onnxruntime-node that are used. It is no dependency: `support-bot encoder install` fetches it. */
interface OnnxRuntime {
  readonly InferenceSession: {
    create(path: string, options: object): Promise<Session>;
  };
  readonly Tensor: new (type: 'int64', data: BigInt64Array, shape: readonly number[]) => object;
}

interface Session {
  run(
    inputs: Readonly<Record<string, object>>,
  ): Promise<Readonly<Record<string, { readonly data: unknown }>>>;
}

/** One question at a time: a second thread would only make others wait. */
const OPTIONS = {
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  interOpNumThreads: 1,
  intraOpNumThreads: 1,
  // Errors only: the runtime warns of hardware that it doesn't know.
  logSeverityLevel: 3,
};

/** Loads the runtime and the model from a folder. Rejects if either can't be loaded. */
export async function openModel(folder: string): Promise<RunModel> {
  const load = createRequire(join(folder, 'package.json'));
  const { InferenceSession, Tensor } = load('onnxruntime-node') as OnnxRuntime;
  const session = await InferenceSession.create(join(folder, 'model.onnx'), OPTIONS);
  return async (ids) => {
    const shape = [1, ids.length];
    const tensor = (data: BigInt64Array) => new Tensor('int64', data, shape);
    const outputs = await session.run({
      input_ids: tensor(BigInt64Array.from(ids, BigInt)),
      attention_mask: tensor(new BigInt64Array(ids.length).fill(1n)),
      token_type_ids: tensor(new BigInt64Array(ids.length)),
    });
    const states = outputs.last_hidden_state?.data;
    if (states instanceof Float32Array) return states;
    throw new Error('the model has no output "last_hidden_state"');
  };
}

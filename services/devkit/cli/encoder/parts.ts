/** A file, as pinned. */
export interface PinnedFile {
  readonly name: string;
  /** Below the address of the model. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** all-MiniLM-L6-v2 of sentence-transformers with weights of 8 bits, and the vocabulary of BERT: both Apache-2.0. */
export const MODEL = {
  address: 'https://huggingface.co/Xenova/all-MiniLM-L6-v2/resolve/main/',
  model: {
    name: 'model.onnx',
    path: 'onnx/model_quantized.onnx',
    bytes: 22_972_370,
    sha256: 'afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1',
  },
  vocabulary: {
    name: 'vocab.txt',
    path: 'vocab.txt',
    bytes: 231_508,
    sha256: '07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3',
  },
} as const satisfies { address: string; model: PinnedFile; vocabulary: PinnedFile };

/** A package of npm, as pinned. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
  /** The files of it that are needed to run a model on a platform, such as `linux/x64`. */
  readonly isNeeded: (path: string, platform: string) => boolean;
}

const COMMON = /^dist\/cjs\/[\w-]+\.(?:js|json)$/;

/** What runs the model: MIT. Its own install script fetches what graphics cards need, and is not run. */
export const RUNTIME: readonly PinnedPackage[] = [
  {
    name: 'onnxruntime-node',
    version: '1.30.0',
    integrity:
      'sha512-twhs1C2C/BFkz1yc5OY0KIU2GUq6DURO7hD4bx5Q2Qy3nAMJwRXW8xU3NVczE29VA9lolLOYepoD8fjTGOfIqw==',
    isNeeded: (path, platform) =>
      path === 'package.json' ||
      /^dist\/\w+\.js$/.test(path) ||
      path.startsWith(`bin/napi-v6/${platform}/`),
  },
  {
    name: 'onnxruntime-common',
    version: '1.30.0',
    integrity:
      'sha512-7fdVWjAID1dVhH/G8qK3APARunV4VkBFoCQAP7qp4Wkab0mrorvmc+sqiT+mKXOzDqdjN5j+/Z9nb4gzNPWcyA==',
    isNeeded: (path) => path === 'package.json' || COMMON.test(path),
  },
];

export const LICENCES = `model.onnx: all-MiniLM-L6-v2 by sentence-transformers, Apache License 2.0
vocab.txt: the uncased vocabulary of BERT by Google, Apache License 2.0
node_modules: onnxruntime-node and onnxruntime-common ${RUNTIME[0]?.version} by Microsoft, MIT License
`;

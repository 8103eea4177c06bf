import { describe, expect, it } from 'vitest';
import { fetchRuntime } from '../../../../../services/devkit/cli/encoder/fetch-runtime.ts';
import { RUNTIME } from '../../../../../services/devkit/cli/encoder/parts.ts';
import { anArchive } from './a-tar.ts';

const PACKED: Readonly<Record<string, ReturnType<typeof anArchive>>> = {
  'onnxruntime-node': anArchive({
    'package/package.json': '{}',
    'package/dist/index.js': 'index',
    'package/dist/index.d.ts': 'types',
    'package/script/install.js': 'downloads',
    'package/bin/napi-v6/linux/x64/onnxruntime_binding.node': 'x64',
    'package/bin/napi-v6/linux/arm64/onnxruntime_binding.node': 'arm64',
    'package/bin/napi-v6/linux/arm64/libonnxruntime.so.1': 'library',
  }),
  'onnxruntime-common': anArchive({
    'package/package.json': '{}',
    'package/dist/cjs/index.js': 'common',
    'package/dist/esm/index.js': 'module',
  }),
};
const packages = RUNTIME.map((one) => ({ ...one, integrity: PACKED[one.name]?.integrity ?? '' }));

describe('the runtime of the model', () => {
  it('is what one platform needs, without scripts and types', async () => {
    const specs: string[] = [];
    const files = await fetchRuntime(
      'linux/arm64',
      async (spec) => {
        specs.push(spec);
        return PACKED[spec.split('@')[0] ?? '']?.archive ?? Buffer.alloc(0);
      },
      packages,
    );

    expect(specs).toStrictEqual(RUNTIME.map(({ name, version }) => `${name}@${version}`));
    expect([...files.keys()].sort()).toStrictEqual([
      'node_modules/onnxruntime-common/dist/cjs/index.js',
      'node_modules/onnxruntime-common/package.json',
      'node_modules/onnxruntime-node/bin/napi-v6/linux/arm64/libonnxruntime.so.1',
      'node_modules/onnxruntime-node/bin/napi-v6/linux/arm64/onnxruntime_binding.node',
      'node_modules/onnxruntime-node/dist/index.js',
      'node_modules/onnxruntime-node/package.json',
    ]);
  });

  it('is refused if it is not the one that is pinned', async () => {
    const other = async () => anArchive({ 'package/package.json': '{"evil":true}' }).archive;

    await expect(fetchRuntime('linux/x64', other, packages)).rejects.toThrow(
      'onnxruntime-node@1.30.0 is not the one that is pinned',
    );
  });

  it('is refused for a platform that it does not exist for', async () => {
    const fetchArchive = async (spec: string) =>
      PACKED[spec.split('@')[0] ?? '']?.archive ?? Buffer.alloc(0);

    await expect(fetchRuntime('aix/ppc64', fetchArchive, packages)).rejects.toThrow(
      'There is no onnxruntime-node for aix/ppc64',
    );
  });
});

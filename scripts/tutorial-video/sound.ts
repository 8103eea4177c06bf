/** Sound as espeak-ng speaks it: one channel of 16-bit samples. */
export interface Sound {
  readonly rate: number;
  readonly samples: Int16Array;
}

/** About -50 dB: quieter than any spoken sound, louder than the noise around it. */
const QUIET = 104;

/** Reads a RIFF file with 16-bit mono samples, as espeak-ng writes it. Throws an Error if it is of another kind. */
export function readWav(bytes: Buffer): Sound {
  const data = bytes.indexOf('data');
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || data < 0) throw new Error('this is not a WAV');
  if (bytes.readUInt16LE(22) !== 1 || bytes.readUInt16LE(34) !== 16)
    throw new Error('only one channel of 16-bit samples can be read');
  const content = bytes.subarray(data + 8);
  const samples = new Int16Array(Math.floor(content.length / 2));
  for (let at = 0; at < samples.length; at += 1) samples[at] = content.readInt16LE(at * 2);
  return { rate: bytes.readUInt32LE(24), samples };
}

/** Removes the silence at the start, which would make the captions run late. */
export function withoutLeadingSilence({ rate, samples }: Sound): Sound {
  const start = samples.findIndex((sample) => Math.abs(sample) > QUIET);
  return { rate, samples: samples.subarray(Math.max(start, 0)) };
}

export function silence(rate: number, seconds: number): Sound {
  return { rate, samples: new Int16Array(Math.round(rate * seconds)) };
}

export function secondsOf({ rate, samples }: Sound): number {
  return samples.length / rate;
}

/** Writes sounds of one rate, one after the other, as raw little-endian samples. */
export function joined(sounds: readonly Sound[]): Buffer {
  return Buffer.concat(
    sounds.map(({ samples }) => {
      const bytes = Buffer.alloc(samples.length * 2);
      samples.forEach((sample, at) => {
        bytes.writeInt16LE(sample, at * 2);
      });
      return bytes;
    }),
  );
}

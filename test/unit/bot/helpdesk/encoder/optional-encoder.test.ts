import { describe, expect, it } from 'vitest';
import { EncoderError } from '../../../../../services/bot/helpdesk/encoder/encoder-error.ts';
import { loadEncoder } from '../../../../../services/bot/helpdesk/encoder/load-encoder.ts';
import {
  encoderSettings,
  openEncoder,
} from '../../../../../services/bot/helpdesk/encoder/optional-encoder.ts';

const encoder = { version: 'fake/1', encode: async () => [] };

/** A log that keeps its errors. */
function aLog() {
  const errors: object[] = [];
  return { errors, error: (fields: object | string) => void errors.push(Object(fields)) };
}

describe('the encoder of a function', () => {
  it('is none by default, and a layer has it on AWS', () => {
    expect(encoderSettings({})).toStrictEqual({ encoder: 'none', encoderFolder: '/opt/encoder' });
  });

  it('is refused by name if there is no such one', () => {
    expect(() => encoderSettings({ ANSWERS_ENCODER: 'bert' })).toThrow('known: none, minilm');
  });

  it('is not loaded if there is none', async () => {
    const load = () => Promise.reject(new Error('loaded'));

    expect(await openEncoder(encoderSettings({}), aLog(), load)).toBeUndefined();
  });

  it('is loaded from its folder', async () => {
    const settings = encoderSettings({ ANSWERS_ENCODER: 'minilm', ENCODER_DIR: '/here' });
    const folders: string[] = [];

    const opened = await openEncoder(settings, aLog(), async (folder) => {
      folders.push(folder);
      return encoder;
    });

    expect(opened).toBe(encoder);
    expect(folders).toStrictEqual(['/here']);
  });

  it('is done without if it cannot be loaded, which is logged', async () => {
    const log = aLog();
    const settings = encoderSettings({ ANSWERS_ENCODER: 'minilm' });
    const fault = new EncoderError('not there');

    const opened = await openEncoder(settings, log, () => Promise.reject(fault));

    expect(opened).toBeUndefined();
    expect(log.errors).toMatchObject([{ err: fault }]);
  });

  it('says where it was looked for and what to do', async () => {
    await expect(loadEncoder('/no/such/folder')).rejects.toThrow(
      /can't be loaded from \/no\/such\/folder: .+"support-bot encoder install"/,
    );
  });
});

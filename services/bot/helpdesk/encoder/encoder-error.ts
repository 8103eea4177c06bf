/** Why the sentence encoder can't be used, and what to do. */
export class EncoderError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EncoderError';
  }
}

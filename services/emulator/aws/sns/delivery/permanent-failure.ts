/** A subscriber that will not take the message however often it is tried; AWS calls it a client-side error. */
export class PermanentFailure extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(why, options);
    this.name = 'PermanentFailure';
  }
}

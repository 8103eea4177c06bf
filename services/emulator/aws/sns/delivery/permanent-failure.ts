/** A delivery that no retry can save; AWS calls it a client-side error. */
export class PermanentFailure extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(why, options);
    this.name = 'PermanentFailure';
  }
}

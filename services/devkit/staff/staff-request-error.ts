/** What staff ask for is not possible as it is: the message says what is expected. Over HTTP that is 400. */
export class StaffRequestError extends Error {
  override readonly name = 'StaffRequestError';
}

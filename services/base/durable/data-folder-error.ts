/** A folder that can't be used; the message says what to do. */
export class DataFolderError extends Error {}

/**
 * The layers that there are, ARN → folder. A layer is no zip here but a folder of this machine: functions that have it
 * read it where it is, since no process has an `/opt` of its own, and may load native code from it.
 */
export type LayerFolders = Readonly<Record<string, string>>;

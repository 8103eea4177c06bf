import { startCommand } from './start.ts';

process.exitCode = await startCommand(process.argv.slice(2));

import { startCommand } from '../cli/start.ts';

process.exitCode = await startCommand(process.argv.slice(2));

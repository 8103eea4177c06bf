import { runProgram } from './program.mjs';

const [name, ...args] = process.argv.slice(2);
if (!name) throw new Error('Usage: node scripts/run.mjs <program> [arguments]');
await runProgram(name, args);

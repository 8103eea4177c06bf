import { runProgram } from './program.mjs';

await runProgram('start', process.argv.slice(2));

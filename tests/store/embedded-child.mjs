// A launcher in a process of its own: starts the server of the home given, says so in a line of JSON, and stops it
// when its standard input ends.
import { runnerImport } from 'vite';

const { module } = await runnerImport(
  new URL('../../src/store/embedded/server.ts', import.meta.url).pathname,
);
process.stdout.write('ready\n');
const server = await module.startEmbedded({ home: process.argv[2] });
process.stdout.write(`${JSON.stringify({ url: server.url, started: server.started })}\n`);
process.stdin.resume().on('end', async () => {
  await server.stop();
  process.exit(0);
});

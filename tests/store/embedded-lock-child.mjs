// Adds to the number in a file, under the lock of the folder given, and prints each number that it wrote. With a time to
// stop at, it prints "holding" then, and keeps the lock until it is killed.
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { runnerImport } from 'vite';

const [, , folder, file, times, stopAt] = process.argv;
const { module } = await runnerImport(new URL('../../src/store/embedded/lock.ts', import.meta.url).pathname);
for (let i = 0; i < Number(times); i++) {
  await module.withLock(folder, async () => {
    if (i === Number(stopAt)) {
      process.stdout.write('holding\n');
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    }
    const number = Number(await readFile(file, 'utf8')) + 1;
    await sleep(5);
    await writeFile(file, String(number));
    process.stdout.write(`${number}\n`);
  });
  await sleep(Math.random() * 10);
}

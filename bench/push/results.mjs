import { machine, median } from '../report.mjs';
import { commit } from '../results.mjs';

/**
 * @param {Awaited<ReturnType<typeof import('./measure.mjs').measure>>[]} results Rejoinder's, then the bare server's
 * @returns {string} Markdown
 */
export function reportOf(results, { version }, { sockets, items, seconds, burst, clients, load }) {
  const [rejoinder, bare] = results;
  const share = median(rejoinder.rates) / median(bare.rates);
  return [
    `${new Date().toISOString().slice(0, 10)}, ${machine()}. Node ${process.versions.node}, PostgreSQL ${version}, Rejoinder ${commit()}. Load average of the machine before: ${load.toFixed(1)}.`,
    '',
    `Command: \`npm run bench:push -- --sockets ${sockets} --items ${items} --seconds ${seconds} --burst ${burst} --clients ${clients}\``,
    '',
    '| server | sockets | items/s | delivered/s | commit to client ms: p50 | p99 | most | CPU cores: server | PostgreSQL | server CPU µs a delivery | memory KiB a socket | delivered/s at most |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...results.map((result) => rowOf(result, sockets)),
    '',
    `Each socket has one subscription; ten filters (speaker, country, words), so a tenth of the sockets gets each item, a message of ${Buffer.byteLength(rejoinder.sample)} bytes. Every item came to every socket that asked for it, exactly once.`,
    `"At most": ${burst} items stored at once, the median of ${rejoinder.rates.length} times. Rejoinder has ${share.toFixed(2)} of the bare rate (aim: 0.5). The clients run on the same machine.`,
  ].join('\n');
}

function rowOf({ name, items, delivered, p50, p99, most, cpu, memory, rates }, sockets) {
  const cells = [
    name,
    sockets,
    items.toFixed(1),
    Math.round(delivered),
    ...[p50, p99, most].map((ms) => ms.toFixed(0)),
    ...[cpu.server, cpu.postgres].map((cores) => cores?.toFixed(2) ?? 'not measured'),
    cpu.server === undefined ? 'not measured' : ((cpu.server / delivered) * 1e6).toFixed(0),
    (memory / 1024).toFixed(1),
    Math.round(median(rates)),
  ];
  return `| ${cells.join(' | ')} |`;
}

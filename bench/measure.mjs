import autocannon from 'autocannon';
import { cpuTimes } from './cpu.mjs';
import { stopSignal } from './stop.mjs';

const CONNECTIONS = 8;
/** Before each measured run, seconds; before the first of a server longer, so that its code is compiled. */
const WARM_UP_S = 2;
const FIRST_WARM_UP_S = 6;
const COUNTED_REQUESTS = 200;

/**
 * Measures a server once.
 *
 * @param {{url: string, body: string, pid: number, name: string}} server
 * @param {{seconds: number, first: boolean, postmaster: number}} how
 * @returns {Promise<{rate: number, p50: number, p99: number, cpu?: {server: number, postgres: number}}>} requests a
 *   second, milliseconds, and CPU milliseconds a request (absent where there is no /proc)
 */
export async function measure(server, { seconds, first, postmaster }) {
  await load(server, { duration: first ? FIRST_WARM_UP_S : WARM_UP_S });
  const before = cpuTimes(server.pid, postmaster);
  const result = await load(server, { duration: seconds });
  const after = cpuTimes(server.pid, postmaster);
  const requests = result.requests.total;
  return {
    rate: requests / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
    ...(before && {
      cpu: {
        server: (after.server - before.server) / requests,
        postgres: (after.postgres - before.postgres) / requests,
      },
    }),
  };
}

/**
 * How many statements the server sends for one request, by pg_stat_statements; what it sends now and then besides
 * is left out.
 *
 * @param {import('pg').Client} client a superuser's, to the server's database
 */
export async function statementsPerRequest(server, client) {
  await track(client, 'top');
  await client.query('select pg_stat_statements_reset()');
  await load(server, { amount: COUNTED_REQUESTS });
  const { rows } = await client.query(
    `select coalesce(sum(round(calls::numeric / $1)), 0)::int as statements from pg_stat_statements
     where dbid = (select oid from pg_database where datname = current_database())`,
    [COUNTED_REQUESTS],
  );
  await track(client, 'none');
  return rows[0].statements;
}

async function track(client, what) {
  await client.query(`alter system set pg_stat_statements.track = '${what}'`);
  await client.query('select pg_reload_conf()');
  // Backends read the new setting before their next statement, once the signal has come.
  await client.query('select pg_sleep(0.5)');
}

async function load({ url, body, name }, howMuch) {
  const run = autocannon({
    url,
    body,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    connections: CONNECTIONS,
    ...howMuch,
  });
  const stop = () => run.stop();
  stopSignal.addEventListener('abort', stop, { once: true });
  const result = await run;
  stopSignal.removeEventListener('abort', stop);
  stopSignal.throwIfAborted();
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${name}: ${result.non2xx} requests were refused, ${result.errors} failed.`);
  }
  return result;
}

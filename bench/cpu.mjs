import { readFileSync } from 'node:fs';

/** What /proc counts in: Linux shows 100 ticks a second to programs, whatever its clock does (proc_pid_stat(5)). */
const TICK_MS = 10;

/** CPU milliseconds so far of a server (its process), and of PostgreSQL with all its processes; undefined where there is no /proc. */
export function cpuTimes(pid, postmaster) {
  if (process.platform !== 'linux') return undefined;
  const backends = childrenOf(postmaster).map(ownTicks);
  const { own, ended } = ticks(postmaster);
  return {
    server: ticks(pid).own * TICK_MS,
    postgres: [own, ended, ...backends].reduce((sum, time) => sum + time, 0) * TICK_MS,
  };
}

/** User and system time of a process, and of its children that have ended. */
function ticks(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is a name in brackets and may hold anything.
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user, system, childrenUser, childrenSystem] = fields.slice(11, 15);
  return { own: user + system, ended: childrenUser + childrenSystem };
}

/** A backend may end between being listed and being read; its time is then among its parent's ended children. */
function ownTicks(pid) {
  try {
    return ticks(pid).own;
  } catch {
    return 0;
  }
}

function childrenOf(pid) {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

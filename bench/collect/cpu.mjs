import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks a second in /proc; the same on every Linux that Node runs on. */
const TICKS = 100;

/** Seconds of CPU that a process has taken with all its threads, and with the children that it has waited for. Linux only. */
export function cpuSeconds(pid) {
  const fields = fieldsOf(pid);
  return fields ? (fields[11] + fields[12] + fields[13] + fields[14]) / TICKS : 0;
}

/** The same of a process and of its children that still run: a PostgreSQL is a process a connection. */
export function familySeconds(pid) {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && fieldsOf(name)?.[1] === pid);
  return [pid, ...children].reduce((sum, one) => sum + cpuSeconds(one), 0);
}

/** What /proc/PID/stat has after the command, from the state (0) on: parent 1, utime 11, stime 12, cutime 13, cstime 14. */
function fieldsOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return undefined;
  }
}

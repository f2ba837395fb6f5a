import type { Span } from './reading.js';

/** Words between quotation marks, marks included. */
export interface Marked extends Span {
  /** One span a paragraph where the words run over several, each with an opening mark of its own. */
  parts: Span[];
  /** False where no closing mark was found: the span then ends with its paragraph. */
  closed: boolean;
  /** Single marks: ‘ ’ and '. */
  single: boolean;
}

/** A quotation of more characters than this is a lost closing mark. */
const LONGEST = 12_000;

/** Opening marks and what may close each. Straight marks close curly ones and the other way, as typists mix them. */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['“', '”"'],
  ['„', '“”"'],
  ['"', '"”'],
  ['”', '”'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['「', '」'],
  ['『', '』'],
  ['‘', "’'"],
  ["'", "'’"],
  ['‚', '‘’'],
]);

/** All that may open or close. */
const MARKS: ReadonlySet<string> = new Set([...CLOSERS].flatMap(([mark, closers]) => [mark, ...closers]));

const SINGLE: ReadonlySet<string> = new Set(['‘', "'", '‚']);

interface Open {
  mark: string;
  at: number;
}

/**
 * Finds what stands between quotation marks.
 *
 * In: the text and its paragraphs. Out: outermost marked spans in text order, never overlapping. Marks are paired
 * inside a paragraph by their type, so that a stray one spoils only its own paragraph; apostrophes, feet and inches
 * are no marks. An unclosed mark goes on in the next paragraph when that begins with the same mark.
 */
export function findMarked(text: string, paragraphs: readonly Span[]): Marked[] {
  const found: Marked[] = [];
  let goesOn: { marked: Marked; mark: string } | null = null;
  for (const paragraph of paragraphs) {
    const { closed, open } = pairMarks(text, paragraph);
    const first = closed[0];
    const begins: string = text.charAt(paragraph.start);
    const continued = goesOn !== null && begins === goesOn.mark;
    if (goesOn && continued) extend(goesOn.marked, first, paragraph, open);
    for (const marked of continued ? closed.slice(first?.start === paragraph.start ? 1 : 0) : closed)
      found.push(marked);
    goesOn = leftOpen(found, goesOn, continued, open, paragraph);
  }
  return found.filter((marked) => marked.end - marked.start > 2).sort((a, b) => a.start - b.start);
}

function extend(marked: Marked, first: Marked | undefined, paragraph: Span, open: Open | null): void {
  const end = first?.start === paragraph.start ? first.end : paragraph.end;
  marked.closed = first?.start === paragraph.start || open?.at !== paragraph.start;
  marked.parts.push({ start: paragraph.start, end });
  marked.end = end;
}

/** Notes a mark that its paragraph left open, and says whether the next paragraph may go on with it. */
function leftOpen(
  found: Marked[],
  before: { marked: Marked; mark: string } | null,
  continued: boolean,
  open: Open | null,
  paragraph: Span,
): { marked: Marked; mark: string } | null {
  if (!open || SINGLE.has(open.mark)) return null;
  if (continued && before && open.at === paragraph.start) {
    return before.marked.end - before.marked.start > LONGEST ? null : before;
  }
  const span = { start: open.at, end: paragraph.end };
  const marked: Marked = { ...span, parts: [span], closed: false, single: false };
  found.push(marked);
  return { marked, mark: open.mark };
}

function pairMarks(text: string, paragraph: Span): { closed: Marked[]; open: Open | null } {
  const closed: Marked[] = [];
  let open: Open | null = null;
  // Marks of one kind inside each other, and double ones inside single ones: the outer ones wait, with how many pairs were
  // closed before them.
  const outer: { open: Open; closed: number }[] = [];
  for (let at = paragraph.start; at < paragraph.end; at++) {
    // Two single marks typed for one double: ''no''.
    const width = text.startsWith("''", at) || text.startsWith('``', at) ? 2 : 1;
    const mark = width === 2 ? '"' : text.charAt(at);
    if (!MARKS.has(mark)) continue;
    const before = at > paragraph.start ? text.charAt(at - 1) : ' ';
    const after = at + width < paragraph.end ? text.charAt(at + width) : ' ';
    if (open && closes(open, mark, before, after)) {
      closed.push(close(open, at + width));
      open = null;
    } else if (!open && isOuterEnd(outer, mark, before, after)) {
      const waiting = outer.pop() as { open: Open; closed: number };
      closed.length = waiting.closed;
      closed.push(close(waiting.open, at + width));
    } else if (opens(mark, before, after) && (!open || takesOver(open, mark))) {
      const inside = open as Open | null;
      if (inside && (inside.mark === mark || SINGLE.has(inside.mark)) && outer.length < DEEPEST)
        outer.push({ open: inside, closed: closed.length });
      open = { mark, at };
    }
    at += width - 1;
  }
  const waiting = outer.at(-1);
  if (waiting && !open && closesForBoth(text, paragraph, waiting.open, closed.at(-1))) {
    closed.length = waiting.closed;
    closed.push(close(waiting.open, paragraph.end));
  }
  return { closed, open };
}

/** Marks of one kind stand no deeper in each other than this. */
const DEEPEST = 2;

/** A mark that can only close, behind a letter or a stop, while an outer one waits. */
function isOuterEnd(
  outer: readonly { open: Open; closed: number }[],
  mark: string,
  before: string,
  after: string,
): boolean {
  const waiting = outer.at(-1);
  if (!waiting || /[\p{L}\p{N}]/u.test(after) || !closes(waiting.open, mark, before, after)) return false;
  // "‘bout time the “old” folks’ home": behind a letter a single mark may be anything.
  return !SINGLE.has(waiting.open.mark) || /[,.?!…—–”"]/.test(before);
}

/** "Lind goes on, “The paper ran it under “We will not go.”": one mark at the end of the paragraph closes what two opened. */
function closesForBoth(text: string, paragraph: Span, open: Open, last: Marked | undefined): boolean {
  if (SINGLE.has(open.mark) || last?.end !== paragraph.end || last.start <= open.at) return false;
  return open.at === paragraph.start || /[,:]\s*$/.test(text.slice(Math.max(0, open.at - 3), open.at));
}

function close(open: Open, end: number): Marked {
  const span = { start: open.at, end };
  return { ...span, parts: [span], closed: true, single: SINGLE.has(open.mark) };
}

function closes(open: Open, mark: string, before: string, after: string): boolean {
  if (!CLOSERS.get(open.mark)?.includes(mark)) return false;
  if (mark === '’' || mark === "'" || (mark === '‘' && open.mark === '‚'))
    return !/[\s(]/.test(before) && !/[\p{L}\p{N}]/u.test(after);
  if (mark === '"') return !/\s/.test(before) || !/[\p{L}\p{N}]/u.test(after);
  return true;
}

function opens(mark: string, before: string, after: string): boolean {
  if (!CLOSERS.has(mark)) return false;
  const fresh = /[\s([{—–\-/:;.,…*]/.test(before);
  if (SINGLE.has(mark)) return fresh && before !== '.' && before !== ',' && /[\p{L}\p{N}[(.…]/u.test(after);
  if (mark === '"' || mark === '”') return fresh && !/\s/.test(after);
  if (mark === '»') return fresh && /[\p{L}\p{N}]/u.test(after);
  return true;
}

/** A second mark inside an open one: doubled marks mean that the first was never closed; single ones nest. */
function takesOver(open: Open, mark: string): boolean {
  if (SINGLE.has(mark)) return false;
  return SINGLE.has(open.mark) || open.mark === mark;
}

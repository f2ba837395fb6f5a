const MARKS = { opening: '“„«‹‘‚"\'「『', closing: '”“»›’‘"\'」』' };

/**
 * The words of a quote as the graph shows them: outer marks stripped, the parts that a cue splits joined by a space,
 * the comma that leads back to the cue left out. `["“We stay,”", "“and we fish.”"]` gives `We stay, and we fish.`
 */
export function quoteText(parts: readonly string[]): string {
  return parts.map(withoutOuterMarks).join(' ').replace(/,$/, '');
}

/** The words without the pair of marks around them; marks inside ("had “never wanted” it") stay. */
function withoutOuterMarks(printed: string): string {
  const words = printed.trim();
  if (!MARKS.opening.includes(words.charAt(0))) return words;
  const opened = words.slice(1).replace(/,$/, '');
  const inner = MARKS.closing.includes(opened.at(-1) ?? '') ? opened.slice(0, -1) : opened;
  return marksPair(inner) ? inner.trim() : words;
}

/** Whether curly marks open before they close: not so in `a” and “b`, which has lost the wrong ones. */
function marksPair(words: string): boolean {
  const firstClosing = words.search(/[”»]/);
  const firstOpening = words.search(/[“„«]/);
  return firstClosing < 0 || (firstOpening >= 0 && firstOpening < firstClosing);
}

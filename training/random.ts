/** Shuffles in place, the same way for the same seed. */
export function shuffle(list: unknown[], seed: number): void {
  let state = Math.imul(seed, 2654435761) >>> 0;
  for (let i = list.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (i + 1));
    [list[i], list[other]] = [list[other], list[i]];
  }
}

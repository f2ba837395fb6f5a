/**
 * Works on several items at once and gives the results in the items' order. At most `atOnce` are under way or
 * waiting to be taken, so a slow reader holds the work back. The first failure ends it.
 */
export async function* inOrder<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
  atOnce: number,
): AsyncGenerator<R> {
  const underWay: Promise<R>[] = [];
  for (const item of items) {
    const result = work(item);
    // The failure is met when its turn comes; until then it must not count as unhandled.
    result.catch(() => {});
    underWay.push(result);
    if (underWay.length >= atOnce) yield (await underWay.shift()) as R;
  }
  for (const result of underWay) yield await result;
}

/**
 * An async generator from its parts. Unlike that of a function with `yield`, its `return` takes effect at once, so that
 * a `next` which waits can be ended.
 * @param end lets go of the source; may be called more than once
 */
export function endable<T>(
  next: () => Promise<IteratorResult<T, void>>,
  end: () => Promise<unknown>,
): AsyncGenerator<T, void> {
  return {
    next,
    return: async () => {
      await end();
      return { done: true, value: undefined };
    },
    throw: async (error) => {
      await end();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** A list of feeds cannot be read, or names a feed that is not there. The message is one line for a person. */
export class FeedsRefused extends Error {
  override readonly name = 'FeedsRefused';
}

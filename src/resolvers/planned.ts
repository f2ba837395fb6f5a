/**
 * The body of a method that declares a field, with its arguments, that the plan reads: see `readFromPlan` in schema.ts, which
 * resolves them all.
 */
export function fromPlan(): never {
  throw new Error('A field that the plan reads was resolved without it.');
}

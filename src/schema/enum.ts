import { registerEnumType } from 'type-graphql';

/**
 * Registers a GraphQL enum from its values and their descriptions, and returns the object that type-graphql refers to it by.
 * `type X = keyof typeof X` then gives the values as a TypeScript union.
 */
export function enumOf<Value extends string>(
  name: string,
  description: string,
  values: Record<Value, string>,
): { readonly [V in Value]: V } {
  const members = Object.fromEntries(Object.keys(values).map((value) => [value, value])) as {
    [V in Value]: V;
  };
  const valuesConfig = Object.fromEntries(
    Object.entries<string>(values).map(([value, text]) => [value, { description: text }]),
  );
  registerEnumType(members, { name, description, valuesConfig: valuesConfig as never });
  return members;
}

import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import {
  GraphQLCountryCode,
  GraphQLDateTimeISO,
  GraphQLJSONObject,
  GraphQLLocalDate,
  GraphQLLocale,
  GraphQLURL,
} from 'graphql-scalars';

export const DateTime = GraphQLDateTimeISO;
export const LocalDate = GraphQLLocalDate;
export const CountryCode = GraphQLCountryCode;
export const Locale = GraphQLLocale;
export const Url = GraphQLURL;
/** Without `@specifiedBy`, which not every composer of supergraphs keeps. */
export const JsonObject = new GraphQLScalarType({
  ...GraphQLJSONObject.toConfig(),
  description: 'An object of JSON.',
  specifiedByURL: undefined,
});

const POSITION = /^\d{1,20}-\d{1,19}$/;

function parsePosition(value: unknown): string {
  if (typeof value === 'string' && POSITION.test(value)) return value;
  throw new GraphQLError('A Position is what a subscription gave with an item, like "8123-17".', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

/** Where an item stands in the order of all that was stored: transaction, then sequence within it. */
export const Position = new GraphQLScalarType<string, string>({
  name: 'Position',
  description:
    'Where an item stands in the order of all that was stored. Opaque: keep the last one that you handled, and give it back as `after`.',
  serialize: parsePosition,
  parseValue: parsePosition,
  parseLiteral: (node) => parsePosition(node.kind === Kind.STRING ? node.value : undefined),
});

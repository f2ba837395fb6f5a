import { NOBODY, type Operation } from './operation.js';

/** What GraphQL allows in asking. */
export const SHAPES: Operation[] = [
  {
    title: 'where what is stored ends',
    query: `{ position }`,
  },
  {
    title: 'a node of each type',
    query: `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id
      ... on Article { title quotes(first: 1) { nodes { text } } } ... on Actor { name reactions(first: 1) { nodes { type } } }
      ... on Quote { text speaker { name } } ... on Reaction { type subject { name } }
      ... on Outlet { domain } ... on Subject { named: name } ... on Utterance { said: text }
      ... on Mention { words: text actor { name } } ... on Name { written: text kind } ... on Role { office: title holder { name } }
      ... on Revision { number passages { kind } } ... on Story { headline: title size quotes(first: 1) { nodes { text } } } } }`,
    variables: (sample) => ({
      ids: Object.values(sample).map(({ id }) => id),
    }),
  },
  {
    title: 'one node, by its interface alone',
    query: `query ($id: ID!) { node(id: $id) { id __typename } }`,
    variables: ({ reaction }) => ({ id: reaction.id }),
  },
  {
    title: 'a mention with its quote, its article and its place',
    query: `query ($id: ID!) { node(id: $id) { ... on Mention { text actor { name quotes { totalCount } } article { title outlet { name } }
      quote { text speaker { name } } evidence { text sentence passage article { title } revision { number } } } } }`,
    variables: ({ mention }) => ({ id: mention.id }),
  },
  {
    title: 'fragments on fragments, the same field through two of them',
    query: `query ($id: ID!) { quote(id: $id) { ...Said ...Where } }
      fragment Said on Quote { text speaker { ...Who } article { id } }
      fragment Who on Actor { name roles { title at { ...Party } } }
      fragment Party on Actor { name kind }
      fragment Where on Quote { article { title outlet { name } } spans { article { url } } speaker { kind } }`,
    variables: ({ quote }) => ({ id: quote.id }),
    mayBeEmpty: ['quote.speaker.roles.at'],
  },
  {
    title: 'one list under several aliases with other arguments',
    query: `query ($id: ID!) { article(id: $id) {
      direct: quotes(filter: { kind: [DIRECT] }) { nodes { text speaker { name } } }
      reported: quotes(filter: { kind: [INDIRECT] }) { nodes { text speaker { name } } }
      theLastThatAnyoneSaidInTheWholeOfThisArticle: quotes(last: 1) { nodes { words: text by: speaker { called: name } } }
      supported: reactions(filter: { stance: [SUPPORTS] }) { totalCount }
      opposed: reactions(filter: { stance: [OPPOSES] }) { totalCount } } }`,
    variables: ({ article }) => ({ id: article.id }),
  },
  {
    title: 'one root field twice, and two of different subgraphs',
    query: `query ($a: ID!, $b: ID!) { quoted: actor(id: $a) { name } met: actor(id: $b) { name }
      quotes(first: 1) { nodes { text } } subjects(first: 1) { nodes { name } } outlets(first: 1) { nodes { name } } }`,
    variables: ({ speaker, recipient }) => ({ a: speaker.id, b: recipient.id }),
  },
  {
    title: 'edges and nodes of one page',
    query: `{ articles(first: 2) { nodes { id quotes(first: 2) { edges { cursor node { text } } nodes { kind speaker { name } } } }
      edges { cursor node { title outlet { name } } } } }`,
  },
  {
    title: 'places in pages of every list',
    query: `query ($id: ID!, $who: ID!) {
      article(id: $id) { revisions(first: 1) { ...Last edges { cursor node { number } } }
        reactions(first: 2) { pageInfo { ...Page } edges { cursor node { type } } } mentions(last: 1) { pageInfo { ...Page } nodes { id } } }
      actor(id: $who) { mentions(first: 1) { pageInfo { ...Page } } }
      actors(last: 2, orderBy: NEWEST) { pageInfo { ...Page } edges { cursor node { name } } }
      outlets(first: 1) { pageInfo { ...Page } } subjects(first: 1) { pageInfo { ...Page } } }
      fragment Last on RevisionConnection { pageInfo { ...Page } }
      fragment Page on PageInfo { hasNextPage hasPreviousPage startCursor endCursor }`,
    variables: ({ article, speaker }) => ({ id: article.id, who: speaker.id }),
  },
  {
    title: 'what is included and what is skipped',
    query: `query ($id: ID!, $yes: Boolean!, $no: Boolean = false) { article(id: $id) { title
      quotes(first: 1) @include(if: $yes) { nodes { text } } reactions(first: 1) @skip(if: $yes) { nodes { type } }
      outlet @include(if: $no) { name } ... @include(if: $yes) { mentions(first: 1) { nodes { text } } } } }`,
    variables: ({ article }) => ({ id: article.id, yes: true }),
  },
  {
    title: 'variables inside of inputs, with defaults',
    query: `query ($first: Int = 3, $order: QuoteOrder = OLDEST, $filter: QuoteFilter, $kinds: [QuoteKind!] = [DIRECT]) {
      quotes(first: $first, orderBy: $order, filter: $filter) { nodes { text } }
      articles(first: 1) { nodes { quotes(first: $first, orderBy: $order, filter: { kind: $kinds }) { nodes { text kind } } } } }`,
    variables: ({ speaker }) => ({ filter: { speaker: [speaker.id], kind: ['DIRECT', 'INDIRECT'] } }),
  },
  {
    title: 'round the graph and back: article, quote, speaker, their reactions, those articles, their quotes',
    query: `query ($id: ID!) { article(id: $id) { quotes(first: 3) { nodes { speaker { reactions(first: 2) { nodes {
      article { title quotes(first: 1) { nodes { speaker { name } } } } } } } } } } }`,
    variables: ({ article }) => ({ id: article.id }),
  },
  {
    title: 'names of types at each level',
    query: `{ __typename articles(first: 1) { __typename pageInfo { __typename } edges { __typename node { __typename
      quotes(first: 1) { __typename nodes { __typename spans { __typename article { __typename } } review { __typename } } } } } } }`,
  },
  {
    title: 'an id in capitals',
    query: `query ($id: ID!) { actor(id: $id) { id name quotes { totalCount } } }`,
    variables: ({ speaker }) => ({ id: speaker.id.toUpperCase() }),
  },
  {
    title: 'nulls for what may be left out',
    query: `query ($filter: QuoteFilter, $first: Int) { quotes(filter: $filter, first: $first, orderBy: null) { nodes { text } }
      articles(first: 2, filter: { language: null, words: null }) { nodes { quotes(first: null, filter: null) { nodes { text } } } } }`,
    variables: () => ({ filter: null, first: null }),
  },
  {
    title: 'one value for a list, whole numbers for others, an id as a number',
    query: `query ($kind: QuoteFilter, $who: [ID!]) { quotes(first: 2, filter: $kind) { nodes { kind } }
      one: quotes(first: 2, filter: { kind: INDIRECT, language: "en", minConfidence: 0 }) { nodes { kind } }
      reactions(first: 2, filter: { actor: $who }) { nodes { type } } quote(id: 5) { text } }`,
    variables: ({ reactor }) => ({ kind: { kind: 'DIRECT', language: 'en' }, who: reactor.id }),
    mayBeEmpty: ['quote'],
  },
  {
    title: 'words between marks, in other alphabets and in a block',
    query: `query ($words: String) { articles(first: 2, filter: { words: $words }) { totalCount nodes { title } }
      block: quotes(first: 1, filter: { words: """
        bank "river" or "fish"
      """ }) { totalCount } none: quotes(filter: { words: "река 川 🐟" }) { totalCount } }`,
    variables: () => ({ words: '"alvar bank" -satellite' }),
  },
  {
    title: 'fields under the names of others',
    // Not under names of keys: Hive Gateway asks for keys under their own names, and refuses the operation.
    query: `query ($id: ID!) { article(id: $id) { title: bylines bylines: title what: __typename outlet { kind: name name: kind }
      quotes(first: 2) { nodes { text: cue cue: text speaker: article { outlet: title } article: speaker { kind: name name: kind } } } } }`,
    variables: ({ article }) => ({ id: article.id }),
    mayBeEmpty: ['article.quotes.nodes.text'],
  },
  {
    title: 'ids that nothing has, beside one that something has',
    query: `query ($ids: [ID!]!, $none: ID!) { nodes(ids: $ids) { id } node(id: $none) { id } quote(id: $none) { text } reaction(id: "no id") { type }
      actor(wikidataId: "Q99999999") { name } article(url: "https://nowhere.example/") { title } outlet(domain: "nowhere.example") { name } }`,
    variables: ({ quote }) => ({ ids: [NOBODY, 'no id', quote.id], none: NOBODY }),
    mayBeEmpty: ['node', 'quote', 'reaction', 'actor', 'article', 'outlet'],
  },
  {
    title: 'a page of nothing',
    query: `{ articles(first: 0) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } quotes(filter: { speaker: ["${NOBODY}"] }) { totalCount nodes { id } } }`,
    mayBeEmpty: ['articles.nodes', 'articles.pageInfo.endCursor', 'quotes.nodes'],
  },
  {
    title: 'the schema, as tools ask for it',
    query: `{ __schema { queryType { name } mutationType { name } subscriptionType { name } }
      quote: __type(name: "Quote") { name kind description interfaces { name } }
      kinds: __type(name: "QuoteKind") { enumValues { name description } } }`,
  },
];

import type { Operation } from './operation.js';

/** What analysts and front ends ask for. */
export const LISTS: Operation[] = [
  {
    title: 'a front page: articles, what they quote, who answers whom',
    query: `query FrontPage {
      articles(first: 10) { nodes { id title url publishedAt outlet { name }
        quotes(first: 5) { nodes { kind text speaker { name kind } } }
        reactions(first: 5) { nodes { type actors { name } recipients { name } } } } } }`,
  },
  {
    title: 'all of an article',
    query: `query ($id: ID!) { article(id: $id) {
      __typename id url title language coverage bylines image publishedAt collectedAt withdrawnAt
      outlet { id name domain kind country languages createdAt }
      revision { id number title text seenAt passages { kind start end text } article { id } }
      revisions(first: 5) { totalCount nodes { number seenAt } }
      actors { mentions parts actor { id name } } } }`,
    variables: ({ article }) => ({ id: article.id }),
    mayBeEmpty: ['article.withdrawnAt'],
  },
  {
    title: 'what a revision did to what the one before carried',
    query: `query ($id: ID!) { article(id: $id) { revisions { nodes { number changes {
      quotes { kind before after quote { id text speaker { name } } replaced { text withdrawnAt } }
      reactions { kind before after reaction { type actors { name } } replaced { type } } } } } } }`,
    variables: ({ article }) => ({ id: article.id }),
    mayBeEmpty: [
      'article.revisions.nodes.changes',
      ...['quotes', 'reactions'].flatMap((items) =>
        ['before', 'after', 'replaced', 'replaced.withdrawnAt'].map(
          (field) => `article.revisions.nodes.changes.${items}.${field}`,
        ),
      ),
    ],
  },
  {
    title: 'an article by its address',
    query: `query ($url: URL!) { article(url: $url) { id url quotes { totalCount } } }`,
    variables: ({ article }) => ({ url: article.url }),
  },
  {
    title: 'articles of an outlet, oldest first, with their number',
    query: `query ($outlet: [ID!]) { articles(first: 3, orderBy: OLDEST, filter: { outlet: $outlet }) {
      totalCount edges { cursor node { title outlet { id } } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    variables: ({ outlet }) => ({ outlet: [outlet.id] }),
  },
  {
    title: 'articles by words, time, language and whom they name',
    query: `query ($who: [ID!]) { articles(filter: { words: "bank or river", language: ["en"], mentions: $who,
      country: ["PT"], published: { from: "2026-10-01T00:00:00Z", until: "2027-01-01T00:00:00Z" } }) {
      totalCount nodes { title mentions(first: 3, filter: { actor: $who }) { nodes { text } } } } }`,
    variables: ({ speaker }) => ({ who: [speaker.id] }),
  },
  {
    title: 'stories, largest first, with their texts, whom they name, what is said in them and how they grew',
    query: `query ($who: [ID!], $outlet: [ID!]) { stories(first: 3, orderBy: LARGEST, filter: { minSize: 2, minOutlets: 2, mentions: $who, outlet: $outlet,
      language: ["en"], started: { from: "2026-10-01T00:00:00Z" }, grown: { until: "2027-01-01T00:00:00Z" } }) {
      totalCount pageInfo { hasNextPage endCursor } edges { cursor node { id title language size outlets startedAt lastAt growth { hour articles }
        actors { articles mentions actor { id name } }
        articles(first: 3, orderBy: OLDEST, filter: { copies: false }) { totalCount nodes { title copies(first: 2) { totalCount nodes { url original { title } } } } }
        quotes(first: 2) { totalCount nodes { text speaker { name } } }
        reactions(first: 2) { totalCount nodes { type actors { name } } } } } } }`,
    variables: ({ story, outlet }) => ({ who: [story.actor], outlet: [outlet.id] }),
    mayBeEmpty: [
      'stories.edges.node.articles.nodes.copies.nodes',
      'stories.edges.node.quotes.nodes',
      'stories.edges.node.reactions.nodes',
    ],
  },
  {
    title: 'a story by its id, with what belongs to it',
    query: `query ($id: ID!, $ids: [ID!]) { story(id: $id) { __typename title }
      articles(filter: { story: $ids }) { nodes { title story { id title } } }
      quotes(filter: { story: $ids }) { totalCount } reactions(filter: { story: $ids }) { totalCount } }`,
    variables: ({ story: { id } }) => ({ id, ids: [id] }),
  },
  {
    title: 'copies, with the article that they are copies of',
    query: `{ articles(filter: { copies: true }) { totalCount nodes { title url original { id title outlet { name } copies { nodes { url } } } story { title } } } }`,
  },
  {
    title: 'stories by words, and those in which a subject was answered',
    query: `query ($subject: [ID!], $name: String) { stories(filter: { words: "bank", subject: $subject }, orderBy: OLDEST) { nodes { id } }
      named: stories(filter: { words: "bank or chisaro" }) { nodes { title } }
      subjects(filter: { name: $name }) { nodes { name stories(first: 2) { totalCount nodes { title } } } } }`,
    variables: ({ subject }) => ({ subject: [subject.id], name: subject.name }),
    mayBeEmpty: ['stories.nodes'],
  },
  {
    title: 'outlets, by name, with what they published last',
    query: `{ outlets { totalCount nodes { name kind articles(first: 2) { totalCount nodes { title reactions { totalCount } } } } } }`,
  },
  {
    title: 'outlets by kind and country, newest first',
    query: `{ outlets(first: 2, orderBy: NEWEST, filter: { kind: [OTHER], country: ["PT"] }) { edges { cursor node { domain } } } }`,
  },
  {
    title: 'an outlet by its domain, in capitals',
    query: `query ($domain: String) { outlet(domain: $domain) { id name articles(first: 1, orderBy: OLDEST) { nodes { title } } } }`,
    variables: ({ outlet }) => ({ domain: outlet.domain.toUpperCase() }),
  },
  {
    title: 'an outlet by its id',
    query: `query ($id: ID) { outlet(id: $id) { domain articles(filter: { words: "and" }) { totalCount } } }`,
    variables: ({ outlet }) => ({ id: outlet.id }),
  },
  {
    title: 'feeds, with how they fare and what they brought',
    query: `query ($outlet: [ID!]) { feeds(first: 5, orderBy: NEWEST, filter: { outlet: $outlet, silent: false }) {
      totalCount pageInfo { hasNextPage endCursor } edges { cursor node {
      id url kind title state createdAt lastAttemptAt lastSuccessAt lastNewAt nextPollAt intervalSeconds failures problem problemCode
      items newItems silent waiting outlet { name feeds { totalCount nodes { url } } }
      lastBrought { title url quotes(first: 1) { totalCount } } refused { link title problem problemCode tries retryAt }
      push { hub topic state leaseUntil pushedAt missedAt problem } } } } }`,
    variables: ({ outlet }) => ({ outlet: [outlet.id] }),
  },
  {
    title: 'a feed by its id and by its address',
    query: `query ($id: ID!, $url: URL!) { one: feed(id: $id) { url } other: feed(url: $url) { id } node(id: $id) { __typename ... on Feed { state } } }`,
    variables: ({ feed }) => ({ id: feed.id, url: feed.url }),
  },
  {
    title: 'actors by name, with all that is known of them',
    query: `{ actors(first: 100, filter: { kind: [PERSON] }) { totalCount nodes { id name kind country wikidataId createdAt
      names { id text kind language count evidence { text } }
      roles { id title from until at { name } holder { id } evidence { text article { title } } } } } }`,
    mayBeEmpty: ['actors.nodes.roles.from', 'actors.nodes.roles.until'],
  },
  {
    title: 'actors that may be one, also those that were settled, likest first',
    query: `{ actorDoubts(first: 5, orderBy: LIKEST, filter: { state: [OPEN, SAME, DIFFERENT], minLikeness: 0.2 }) { totalCount
      edges { cursor node { id } } pageInfo { hasNextPage } nodes {
      id likeness grounds state at by actor { name } candidate { name quotes { totalCount } } article { title } } } }`,
    mayBeEmpty: [
      'actorDoubts.nodes',
      'actorDoubts.edges',
      'actorDoubts.nodes.by',
      'actorDoubts.nodes.grounds',
    ],
  },
  {
    title: 'what people said of an actor, what it belongs to, and what may be it',
    query: `query ($id: ID!) { actor(id: $id) { review { state by at note } formerIds partOf { name }
      doubts { id candidate { name } } changes { id kind otherName by at note undoneBy undoneAt actor { id } } } }`,
    variables: ({ recipient }) => ({ id: recipient.id }),
    mayBeEmpty: [
      'actor.review.by',
      'actor.review.at',
      'actor.review.note',
      'actor.formerIds',
      'actor.partOf',
      'actor.doubts',
      'actor.changes',
    ],
  },
  {
    title: 'actors by the beginning of a name',
    query: `query ($name: String) { actors(filter: { name: $name, kind: [PERSON] }, orderBy: NEWEST) {
      totalCount edges { cursor node { name } } } }`,
    variables: ({ speaker }) => ({ name: speaker.name.slice(0, 4).toLowerCase() }),
  },
  {
    title: 'actors of a country that an article names',
    query: `query ($article: [ID!]) { actors(filter: { article: $article, country: ["FI", "CA", "PT", "ES"] }) { nodes { name country } } }`,
    variables: ({ article }) => ({ article: [article.id] }),
  },
  {
    title: 'an actor by its Wikidata item',
    query: `{ actor(wikidataId: "Q99000001") { id wikidataId quotes(first: 2) { totalCount nodes { text } } } }`,
  },
  {
    title: 'an actor: words, deeds, what it was dealt, where it is named',
    query: `query ($id: ID!) { actor(id: $id) { name
      quotes(first: 3) { totalCount nodes { text utterance { text outlets } article { title outlet { name } } } }
      reactions(first: 3) { nodes { type subject { name } evidence { sentence } } }
      mentions(first: 3) { totalCount edges { cursor node { text evidence { start end } } } } } }`,
    variables: ({ reactor }) => ({ id: reactor.id }),
    mayBeEmpty: ['actor.quotes.nodes', 'actor.reactions.nodes.subject'],
  },
  {
    title: 'an actor: what others did to it',
    query: `query ($id: ID!) { actor(id: $id) { reactionsReceived(first: 5, orderBy: OLDEST) {
      totalCount nodes { type stance actors { name roles { title } } article { publishedAt } } } } }`,
    variables: ({ recipient }) => ({ id: recipient.id }),
  },
  {
    title: 'who held which office on a day',
    query: `query ($id: ID!, $day: LocalDate!) { actor(id: $id) { name now: roles(on: $day) { title evidence { text } } roles { title } } }`,
    variables: ({ speaker }) => ({ id: speaker.id, day: '2026-11-01' }),
  },
  {
    title: 'all of a quote',
    query: `query ($id: ID!) { quote(id: $id) { __typename id kind text cue speakerAsPrinted saidOn confidence passage withdrawnAt
      speaker { id name } addressee { name } review { state by at note }
      article { title url } utterance { id text outlets firstCarriedAt speaker { name } }
      spans { start end text sentence passage article { id title } revision { id number } }
      mentions { nodes { text actor { name } quote { id } } }
      reactions { totalCount nodes { type } } } }`,
    variables: ({ quote }) => ({ id: quote.id }),
    mayBeEmpty: [
      'quote.saidOn',
      'quote.addressee',
      'quote.withdrawnAt',
      'quote.review.by',
      'quote.review.at',
      'quote.review.note',
    ],
  },
  {
    title: 'what each outlet cut of a saying',
    query: `query ($id: ID!) { node(id: $id) { ... on Utterance { text quotes { nodes { text cuts { kind said printed } } } } } }`,
    variables: ({ utterance }) => ({ id: utterance.id }),
    // What was left out is not printed, and what was added was not said.
    mayBeEmpty: ['node.quotes.nodes.cuts.printed', 'node.quotes.nodes.cuts.said'],
  },
  {
    title: 'quotes of a speaker since a date',
    query: `query ($who: [ID!]) { quotes(filter: { speaker: $who, published: { from: "2026-10-01T00:00:00Z" } }) {
      totalCount nodes { text speaker { name roles { title } } article { title publishedAt } } } }`,
    variables: ({ speaker }) => ({ who: [speaker.id] }),
  },
  {
    title: 'quotes about a subject or an actor',
    query: `query ($about: [ID!]) { quotes(filter: { about: $about }, orderBy: OLDEST) { totalCount nodes { text article { title } } } }`,
    variables: ({ subject, recipient }) => ({ about: [subject.id, recipient.id] }),
  },
  {
    title: 'quotes by kind, passage, country, language and how sure they are',
    query: `{ quotes(first: 5, filter: { kind: [DIRECT, MIXED], passage: [REPORT, LEAD], country: ["PT", "FI", "ZM", "MZ"],
      language: ["en"], minConfidence: 0.1, review: [UNREVIEWED] }) {
      totalCount nodes { kind passage confidence speaker { country } } } }`,
  },
  {
    title: 'quotes of an outlet with words, in the order of the text',
    query: `query ($outlet: [ID!]) { quotes(first: 4, orderBy: TEXT, filter: { outlet: $outlet, words: "bank or fish or council or debris" }) { nodes { text article { outlet { name } } } } }`,
    variables: ({ outlet }) => ({ outlet: [outlet.id] }),
  },
  {
    title: 'quotes of an article, in pages from the end',
    query: `query ($article: [ID!]) { quotes(last: 2, orderBy: OLDEST, filter: { article: $article }) {
      edges { cursor node { text } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
    variables: ({ article }) => ({ article: [article.id] }),
  },
  {
    title: 'sayings that more than one outlet carries',
    query: `{ utterances(first: 50, filter: { minOutlets: 2 }) { totalCount nodes { text outlets firstCarriedAt
      speaker { name country } quotes { totalCount nodes { text article { outlet { name } title } } } } } }`,
  },
  {
    title: 'sayings that one outlet alone carries, and its own stories',
    query: `query ($outlet: [ID!]) { utterances(first: 3, filter: { outlet: $outlet, maxOutlets: 1 }) { totalCount nodes { text outlets } }
      stories(first: 3, filter: { outlet: $outlet, maxOutlets: 1 }) { totalCount nodes { title outlets } } }`,
    variables: ({ outlet }) => ({ outlet: [outlet.id] }),
    mayBeEmpty: ['stories.nodes'],
  },
  {
    title: 'briefs of a story, of somebody and of a subject',
    query: `query ($story: ID!, $who: ID!, $what: ID!) {
      story(id: $story) { title brief(first: 3) { from until articles outlets markdown stances { stance count }
        said { line outlets articles utterance { text speaker { name } quotes(first: 1) { totalCount } } quote { text article { title outlet { name } } } }
        done { line outlets articles reaction { type actors { name } evidence { sentence } } } } }
      actor(id: $who) { name brief(first: 2, published: { from: "2026-10-01T00:00:00Z", until: "2027-01-01T00:00:00Z" }) { from until said { line } done { line } } }
      node(id: $what) { ... on Subject { name brief { articles done { line reaction { stance } } } } } }`,
    variables: ({ story, speaker, subject }) => ({ story: story.id, who: speaker.id, what: subject.id }),
    mayBeEmpty: ['story.brief.from', 'story.brief.until'],
  },
  {
    title: 'sayings of a speaker, first carried first',
    query: `query ($who: [ID!]) { utterances(orderBy: OLDEST, first: 3, filter: { speaker: $who,
      carried: { from: "2026-10-01T00:00:00Z" } }) { edges { cursor node { text quotes(first: 1, orderBy: NEWEST) { nodes { id } } } }
      pageInfo { hasNextPage } } }`,
    variables: ({ speaker }) => ({ who: [speaker.id] }),
  },
  {
    title: 'all of a reaction',
    query: `query ($id: ID!) { reaction(id: $id) { __typename id type mode stance factuality negated happenedOn confidence passage withdrawnAt
      actors { name } recipients { name kind } subject { id name createdAt } quote { text speaker { name } }
      article { title } review { state } evidence { start end text sentence passage revision { title text } article { id } } } }`,
    variables: ({ reaction }) => ({ id: reaction.id }),
    mayBeEmpty: ['reaction.mode', 'reaction.happenedOn', 'reaction.withdrawnAt'],
  },
  {
    title: 'reactions by type, stance and factuality',
    query: `{ reactions(first: 5, filter: { type: [REJECT, ACCUSE, THREATEN, SUPPORT], stance: [OPPOSES, SUPPORTS], factuality: [DONE],
      negated: false, minConfidence: 0, review: [UNREVIEWED] }) { totalCount nodes { type stance actors { name } } } }`,
  },
  {
    title: 'reactions by whom, to whom and about what',
    query: `query ($to: [ID!], $about: [ID!]) {
      to: reactions(filter: { recipient: $to }) { nodes { type recipients { id } } }
      about: reactions(filter: { subject: $about }) { nodes { type subject { name } } } }`,
    variables: ({ recipient, subject }) => ({ to: [recipient.id], about: [subject.id] }),
  },
  {
    title: 'reactions of an actor that quotes carry',
    query: `query ($who: [ID!]) { reactions(filter: { actor: $who, said: true, language: ["en"], passage: [REPORT, LEAD, COMMENTARY] }) {
      nodes { type quote { text spans { text } } } } }`,
    variables: ({ reactor }) => ({ who: [reactor.id] }),
  },
  {
    title: 'reactions that are dated, in the order of the articles',
    query: `{ reactions(first: 3, orderBy: OLDEST, filter: { happened: { from: "2026-01-01", until: "2027-01-01" } }) { nodes { type happenedOn } } }`,
  },
  {
    title: 'reactions of an article, an outlet and a country with words',
    query: `query ($article: [ID!], $outlet: [ID!]) {
      ofArticle: reactions(orderBy: TEXT, filter: { article: $article }) { totalCount nodes { evidence { start text } } }
      ofOutlet: reactions(first: 2, filter: { outlet: $outlet, published: { until: "2027-01-01T00:00:00Z" } }) { nodes { type } }
      ofCountry: reactions(first: 2, filter: { country: ["PT", "ES", "FI", "ZM", "MZ"], words: "bank or river or debris or commission" }) { nodes { actors { country } } } }`,
    variables: ({ article, outlet }) => ({ article: [article.id], outlet: [outlet.id] }),
  },
  {
    title: 'subjects, with who answered them and how',
    query: `{ subjects(first: 10) { totalCount nodes { id name createdAt stances { stance count }
      reactions(first: 3, filter: { stance: [SUPPORTS, OPPOSES] }) { nodes { stance actors { name quotes(first: 1) { nodes { text } } } } } } } }`,
  },
  {
    title: 'subjects by a part of their name, newest first',
    query: `query ($name: String) { subjects(orderBy: NEWEST, filter: { name: $name }) { edges { cursor node { name reactions { totalCount } } } } }`,
    variables: ({ subject }) => ({ name: subject.name.toUpperCase() }),
  },
  {
    title: 'monitors, by name and by age',
    query: `{ monitors(first: 5) { totalCount nodes { id name articles quotes reactions revisions stories actors quiet { timeZone from until days }
      grouping { minutes by } alerts { kinds only minimum } createdBy createdAt } }
      newest: monitors(first: 1, orderBy: NEWEST) { edges { cursor node { name } } pageInfo { hasNextPage } } }`,
  },
  {
    title: 'a monitor, by its id and as a node',
    query: `query ($id: ID!) { monitor(id: $id) { name quotes } node(id: $id) { __typename id ... on Monitor { name reactions } } }`,
    variables: ({ monitor }) => ({ id: monitor.id }),
  },
  {
    title: 'the webhooks of a monitor, and what they could not deliver',
    query: `query ($id: ID!) { monitor(id: $id) { webhooks(first: 2) { totalCount edges { cursor node { origin } } pageInfo { hasNextPage }
      nodes { id origin state position attempts nextAttemptAt failingSince problem stoppedAt oldSecretUntil createdBy createdAt monitor { name }
        deadLetters { totalCount edges { cursor node { id } } pageInfo { endCursor }
          nodes { id position itemId attempts problem failedAt replayAskedAt webhook { origin } } } } } } }`,
    variables: ({ monitor }) => ({ id: monitor.id }),
    mayBeEmpty: [
      'monitor.webhooks.nodes.stoppedAt',
      'monitor.webhooks.nodes.oldSecretUntil',
      'monitor.webhooks.nodes.deadLetters.nodes.replayAskedAt',
    ],
  },
  {
    title: 'the alerts of a monitor, with what shows them',
    query: `query ($id: ID!) { monitor(id: $id) {
      spikes(first: 5) { totalCount edges { cursor node { id } } pageInfo { hasNextPage }
        nodes { id counted from until count usual expected raisedAt monitor { name } } }
      newSpeakers(first: 5) { totalCount edges { cursor node { id } } pageInfo { hasNextPage }
        nodes { id raisedAt monitor { name } speaker { name } quote { text article { title } } } }
      changedPositions(first: 5) { totalCount edges { cursor node { id } } pageInfo { hasNextPage }
        nodes { id side earlier raisedAt monitor { name } actor { name } subject { name } counterpart { name }
          before { type evidence { sentence } } now { type quote { text } } } } } }`,
    variables: ({ monitor }) => ({ id: monitor.id }),
  },
  {
    title: 'a webhook, as a node',
    query: `query ($id: ID!) { node(id: $id) { __typename id ... on Webhook { origin monitor { name } } } }`,
    variables: ({ webhook }) => ({ id: webhook.id }),
  },
  {
    title: 'what a monitor watches behind a position',
    query: `query ($id: ID!) { monitorMatches(monitor: $id, after: "0-0", first: 100) { hasMore position items { position kind article { title outlet { name } } item { __typename
      ... on Story { headline: title size } ... on Actor { name } ... on Article { id title outlet { name } } ... on Quote { text speaker { name } article { title } } ... on Reaction { type actors { name } } } } } }`,
    variables: ({ monitor }) => ({ id: monitor.id }),
  },
  {
    title: 'what came behind a position, of each kind',
    query: `{ articlesAdded(after: "0-0", first: 3) { hasMore position items { position article { title quotes(first: 1) { nodes { text } } } } }
      quotesAdded(after: "0-0", first: 3) { hasMore position items { position quote { text speaker { name } article { title } } } }
      reactionsAdded(after: "0-0", first: 3, filter: { stance: [OPPOSES] }) { hasMore position items { position reaction { type stance actors { name } } } }
      articlesRevised(after: "0-0") { hasMore position items { position article { title } } }
      storiesGrown(after: "0-0", first: 3, filter: { minSize: 2 }) { hasMore position items { position story { title quotes(first: 1) { nodes { text } } } article { title } } }
      actorsChanged(after: "0-0") { hasMore position items { position actor { name } } } }`,
    mayBeEmpty: ['articlesRevised.items', 'actorsChanged.items', 'storiesGrown.items.story.quotes.nodes'],
  },
];

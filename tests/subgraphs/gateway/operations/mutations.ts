import { NOBODY, type Operation } from './operation.js';

const MONITOR = '... on MonitorPayload { monitor { id name articles quotes reactions createdBy } }';
const REFUSED = '... on MonitorRefused { problems { field code message } }';

/** An article of our own. */
const NOTICE = {
  url: 'https://northgate-notes.example/lantern-bridge',
  title: 'Lantern Bridge shut for a month',
  publishedAt: '2026-11-21T09:00:00Z',
  outlet: { domain: 'northgate-notes.example', name: 'Northgate Notes' },
  text: [
    'The town of Ellery shut the Lantern Bridge on Friday for a month of repairs to its northern pier.',
    '“We are shutting it before it shuts itself,” said Orla Venn, the town engineer.',
    'The ferry company Pell & Sons rejected the plan. “A month is what they said last year,” its director Tom Pell told reporters.',
  ].join('\n\n'),
};

/** Each can be sent again: what it leaves behind is the same after one time as after three. */
export const MUTATIONS: Operation[] = [
  {
    title: 'adds an article that is there already',
    query: `mutation ($input: AddArticleInput!) { addArticle(input: $input) { __typename
      ... on AddArticlePayload { outcome changes { quotesAdded quotesKept quotesWithdrawn reactionsAdded reactionsKept reactionsWithdrawn }
        article { id title outlet { name domain } quotes { nodes { text speaker { name quotes { totalCount } } } } mentions { totalCount } } }
      ... on ArticleRefused { problems { code } } } }`,
    variables: () => ({ input: NOTICE }),
  },
  {
    title: 'refuses an article with all that is wrong with it',
    query: `mutation { addArticle(input: { text: "", url: "ftp://files.example/a" }) { __typename
      ... on ArticleRefused { problems { field code message } } } }`,
  },
  {
    title: 'marks an article as withdrawn, and takes the mark away',
    query: `mutation ($id: ID!) { withdrawArticle(id: $id) { __typename ... on WithdrawArticlePayload { article { id title quotes { totalCount } } } }
      restoreArticle(id: $id) { ... on WithdrawArticlePayload { article { withdrawnAt outlet { name } } } ... on ArticleRefused { problems { code } } } }`,
    variables: ({ article }) => ({ id: article.id }),
    mayBeEmpty: ['restoreArticle.article.withdrawnAt'],
  },
  {
    title: 'confirms a quote',
    query: `mutation ($id: ID!) { reviewQuote(input: { id: $id, state: CONFIRMED, note: "Read it again." }) { __typename
      ... on ReviewQuotePayload { quote { id text review { state by note } speaker { name } article { title } } }
      ... on ReviewRefused { problems { code } } } }`,
    variables: ({ quote }) => ({ id: quote.id }),
  },
  {
    title: 'corrects a reaction',
    query: `mutation ($id: ID!, $who: [ID!]) { reviewReaction(input: { id: $id, state: CORRECTED, correction: { stance: MIXED, recipients: $who } }) {
      __typename ... on ReviewReactionPayload { reaction { id stance review { state by } recipients { name roles { title } } article { url } } } } }`,
    variables: ({ reaction, speaker }) => ({ id: reaction.id, who: [speaker.id] }),
  },
  {
    title: 'confirms an actor',
    query: `mutation ($id: ID!) { reviewActor(input: { id: $id, state: CONFIRMED, note: "Known to the desk." }) { __typename
      ... on ActorEdited { actor { name review { state by note } quotes { totalCount } } changes { id } } ... on ReviewRefused { problems { code } } } }`,
    variables: ({ speaker }) => ({ id: speaker.id }),
    mayBeEmpty: ['reviewActor.changes'],
  },
  {
    title: 'refuses to merge an actor into itself',
    query: `mutation ($id: ID!) { mergeActors(input: { into: $id, actors: [$id] }) { __typename
      ... on ActorEdited { actor { name } } ... on ReviewRefused { problems { field code message } } } }`,
    variables: ({ speaker }) => ({ id: speaker.id }),
  },
  {
    title: 'refuses to split nothing off an actor',
    query: `mutation ($id: ID!) { splitActor(input: { actor: $id, name: "Somebody" }) { __typename
      ... on ActorEdited { changes { kind } } ... on ReviewRefused { problems { field code message } } } }`,
    variables: ({ speaker }) => ({ id: speaker.id }),
  },
  {
    title: 'refuses to undo and to settle what is not there',
    query: `mutation { undoActorChange(input: { id: "${NOBODY}" }) { ... on ReviewRefused { problems { field code message } } }
      settleActorDoubt(input: { id: "${NOBODY}", same: true }) { ... on ReviewRefused { problems { field code message } } } }`,
  },
  {
    title: 'refuses a correction that says nothing',
    query: `mutation ($id: ID!) { reviewQuote(input: { id: $id, state: CORRECTED }) { __typename ... on ReviewRefused { problems { field code message } } } }`,
    variables: ({ quote }) => ({ id: quote.id }),
  },
  {
    title: 'refuses to review what is not there',
    query: `mutation { reviewReaction(input: { id: "${NOBODY}", state: CONFIRMED }) { __typename
      ... on ReviewReactionPayload { reaction { id } } ... on ReviewRefused { problems { field code message } } } }`,
  },
  {
    title: 'adds a feed that is there already',
    query: `mutation ($url: URL!) { addFeed(input: { url: $url }) { __typename ... on AddFeedPayload { added others feed { id url state outlet { domain } } } } }`,
    variables: ({ feed }) => ({ url: feed.url }),
    mayBeEmpty: ['addFeed.others'],
  },
  {
    title: 'refuses a feed whose outlet is none',
    query: `mutation { addFeed(input: { url: "https://northgate-notes.example/feed.xml", outlet: { domain: "Northgate Notes" } }) {
      __typename ... on FeedRefused { problems { field code message } } } }`,
  },
  {
    title: 'pauses a feed',
    query: `mutation ($id: ID!) { updateFeed(input: { id: $id, paused: true }) { __typename ... on UpdateFeedPayload { feed { id state } } } }`,
    variables: ({ feed }) => ({ id: feed.id }),
  },
  {
    title: 'does not poll a feed that is paused',
    query: `mutation ($id: ID!) { pollFeed(id: $id) { __typename ... on PollFeedPayload { feed { id } } ... on FeedRefused { problems { field code message } } } }`,
    variables: ({ feed }) => ({ id: feed.id }),
  },
  {
    title: 'removes no feed that is not there',
    query: `mutation { removeFeed(id: "${NOBODY}") { __typename ... on RemoveFeedPayload { removedId } ... on FeedRefused { problems { code } } } }`,
  },
  {
    title: 'makes a monitor that is there already',
    query: `mutation ($who: [ID!]) { createMonitor(input: { name: "Whom it quotes", quotes: { speaker: $who, published: { from: "2026-01-01T00:00:00Z" } },
      reactions: { type: [REJECT, ACCUSE], language: ["en"] } }) { __typename ${MONITOR} ${REFUSED} } }`,
    variables: ({ speaker }) => ({ who: [speaker.id] }),
    mayBeEmpty: ['createMonitor.monitor.articles'],
  },
  {
    title: 'changes a monitor',
    query: `mutation ($id: ID!) { updateMonitor(input: { id: $id, name: "Rivers", articles: {} }) { __typename ${MONITOR} ${REFUSED} } }`,
    variables: ({ monitor }) => ({ id: monitor.id }),
  },
  {
    title: 'refuses a monitor with all that is wrong with it',
    query: `mutation { createMonitor(input: { name: "", quotes: { speaker: ["nobody"] } }) { __typename ${MONITOR} ${REFUSED} } }`,
  },
  {
    title: 'refuses to remove a monitor that is not there',
    query: `mutation { removeMonitor(id: "${NOBODY}") { __typename ... on RemoveMonitorPayload { id } ${REFUSED} } }`,
  },
  {
    title: 'refuses a webhook to where nothing may be posted',
    query: `mutation ($id: ID!) { addWebhook(input: { monitor: $id, url: "http://10.0.0.5/in" }) { __typename
      ... on AddWebhookPayload { secret webhook { id } } ${REFUSED} } }`,
    variables: ({ monitor }) => ({ id: monitor.id }),
  },
  {
    title: 'lets a webhook go on',
    query: `mutation ($id: ID!) { resumeWebhook(id: $id) { __typename ... on WebhookPayload { replayed webhook { id origin state attempts } } ${REFUSED} } }`,
    variables: ({ webhook }) => ({ id: webhook.id }),
  },
  {
    title: 'refuses a secret that holds for ever, and one of a webhook that is not there',
    query: `mutation ($id: ID!) { long: rotateWebhookSecret(id: $id, overlapHours: 10000) { __typename ... on RotateSecretPayload { secret webhook { id } } ${REFUSED} }
      nobody: rotateWebhookSecret(id: "${NOBODY}") { __typename ${REFUSED} } }`,
    variables: ({ webhook }) => ({ id: webhook.id }),
  },
  {
    title: 'replays dead letters',
    query: `mutation ($id: ID!) { replayDeadLetters(webhook: $id) { __typename ... on WebhookPayload { replayed webhook { deadLetters { totalCount } } } ${REFUSED} } }`,
    variables: ({ webhook }) => ({ id: webhook.id }),
  },
  {
    title: 'refuses to remove a webhook that is not there',
    query: `mutation { removeWebhook(id: "${NOBODY}") { __typename ... on RemoveWebhookPayload { id } ${REFUSED} } }`,
  },
];

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGraphSchema } from '../../../src/resolvers/schema.js';
import { SUBGRAPHS } from '../../../src/schema/owner.js';
import { composeSupergraph, type SubgraphUrls } from '../../../src/subgraphs/compose.js';
import { ask } from '../../acceptance/server.js';
import { type FreshDatabase, freshDatabase } from '../../database.js';
import { type Issuer, startIssuer } from '../../serve/issuer.js';
import { PEERS_INSTALLED, withPeers } from '../peers/peers.js';
import { type Gateway, startGateway } from './hive.js';
import { collectSamples, type Served, serveCut } from './served.js';

const READ = '{ quotes(first: 1) { nodes { id text speaker { name } article { title } } } }';
const REVIEW = `mutation ($id: ID!) { reviewQuote(input: { id: $id, state: CONFIRMED }) {
  ... on ReviewQuotePayload { quote { review { state by } speaker { name } } } } }`;
const ENTITIES = `query ($id: ID!) { _entities(representations: [{ __typename: "Quote", id: $id }]) { ... on Quote { text } } }`;

let fresh: FreshDatabase;
let issuer: Issuer;
let served: Served[];
let gateway: Gateway;

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe.skipIf(!PEERS_INSTALLED)(withPeers('who asks through a gateway'), () => {
  beforeAll(async () => {
    fresh = await freshDatabase();
    await collectSamples(fresh.url);
    issuer = await startIssuer();
    served = await Promise.all(SUBGRAPHS.map((name) => serveCut(name, fresh.url, issuer.settings)));
    const urls = Object.fromEntries(
      SUBGRAPHS.map((name, index) => [name, served[index]!.url]),
    ) as SubgraphUrls;
    gateway = await startGateway(composeSupergraph(buildGraphSchema(), urls), 'sse');
  });

  afterAll(async () => {
    await gateway?.stop();
    await Promise.all((served ?? []).map((subgraph) => subgraph.stop()));
    await issuer?.close();
    await fresh?.drop();
  });

  it('is read from the token that it forwards, by each subgraph', async () => {
    const { data, errors } = await ask(gateway.url, READ, {}, bearer(await issuer.token()));
    expect(errors).toBeUndefined();
    expect(data.quotes.nodes[0]).toMatchObject({
      text: expect.any(String),
      article: { title: expect.any(String) },
    });
  });

  it('is nobody without a token, whatever other headers say', async () => {
    for (const headers of [
      {},
      { 'x-user-id': 'admin', 'x-rejoinder-role': 'admin' },
      bearer('not-a-token'),
    ]) {
      const { data, errors } = await ask(gateway.url, READ, {}, headers as Record<string, string>);
      expect(data?.quotes ?? null).toBeNull();
      expect(errors?.length).toBeGreaterThan(0);
    }
  });

  it('may do what the scope of the token says, and a review is signed with its subject', async () => {
    const reader = bearer(await issuer.token());
    const { data } = await ask(gateway.url, READ, {}, reader);
    const { id } = data.quotes.nodes[0];
    const refused = await ask(gateway.url, REVIEW, { id }, reader);
    expect(refused.errors?.[0]).toMatchObject({
      message: 'reviewQuote needs the role reviewer; yours is reader.',
      extensions: { code: 'FORBIDDEN' },
    });
    const reviewer = bearer(await issuer.token({ sub: 'ines', scope: 'rejoinder:reviewer' }));
    const reviewed = await ask(gateway.url, REVIEW, { id }, reviewer);
    expect(reviewed.data.reviewQuote.quote.review).toEqual({ state: 'CONFIRMED', by: 'ines' });
  });

  it('cannot reach by _entities what a query could not', async () => {
    const { data } = await ask(gateway.url, READ, {}, bearer(await issuer.token()));
    const { id } = data.quotes.nodes[0];
    const quotes = served[SUBGRAPHS.indexOf('quotes')]!.url;
    const nobody = await ask(quotes, ENTITIES, { id });
    expect(nobody).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    const withoutScope = await ask(quotes, ENTITIES, { id }, bearer(await issuer.token({ scope: 'email' })));
    expect(withoutScope).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    const reader = await ask(quotes, ENTITIES, { id }, bearer(await issuer.token()));
    expect(reader.data._entities[0].text).toEqual(expect.any(String));
  });

  it('is known by new keys of the issuer, and no more by old ones', async () => {
    const withdrawn = issuer.key;
    await issuer.rotate('ES256');
    const failures = async (token: string) =>
      (await ask(gateway.url, READ, {}, bearer(token))).errors?.length ?? 0;
    // An unknown key asks the issuer again, at most every five seconds.
    await expect.poll(async () => failures(await issuer.token()), { timeout: 10_000, interval: 500 }).toBe(0);
    expect(await failures(await issuer.token({ sub: 'late' }, withdrawn))).toBeGreaterThan(0);
  });
});

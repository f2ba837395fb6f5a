import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import type { RequestHandler } from 'express';
import helmet from 'helmet';

const QUERY = `# Who said what, who they are, and who answered it how.
# Ctrl-Enter runs it; Ctrl-Space shows what else a place can hold. Where a key is needed,
# put {"Authorization": "Bearer rj_..."} under Headers.
query FrontPage {
  articles(first: 5) {
    nodes {
      title
      publishedAt
      outlet { name }
      quotes(first: 5) {
        nodes {
          speaker { name kind country }   # who
          text                            # said what,
          kind                            # DIRECT: word for word, MIXED, or INDIRECT,
          spans { sentence }              # and the sentences that show it
        }
      }
      reactions(first: 5) {
        nodes {
          actors { name }                 # who
          type                            # does what: a type of PLOVER, like REJECT,
          recipients { name }             # to whom,
          subject { name }                # about what,
          stance
          negated                         # true: "will not attack"
          evidence { sentence }           # and the sentence that shows it
        }
      }
    }
  }
}
`;

const SUBSCRIPTION = `# Runs until it is stopped: each new quote once, in order. Keep the last position that you handled,
# and give it back as "after": nothing is missed, and nothing comes twice.
subscription NewQuotes {
  quoteAdded {
    position
    quote {
      text
      speaker { name }
      article { title }
    }
  }
}
`;

/**
 * A browser sends no headers with a WebSocket: those of the tab go along as the parameters of its connection. GraphiQL
 * keeps its tabs in the browser.
 */
const HEADERS_OF_TAB = `() => {
  const { tabs = [], activeTabIndex = 0 } = JSON.parse(localStorage.getItem('graphiql:tabState') ?? '{}');
  return JSON.parse(tabs[activeTabIndex]?.headers || '{}');
}`;

interface Page {
  html: Buffer;
  zipped: Buffer;
  etag: string;
  /** Hashes of its scripts, for the Content-Security-Policy. */
  scripts: string[];
}

/** GraphiQL at a path of its own, from this machine alone: it loads nothing from elsewhere. */
export function playground(endpoint: string): RequestHandler[] {
  let page: Promise<Page> | undefined;
  const made = () => (page ??= makePage(endpoint));
  return [
    async (request, response, next) => {
      const { scripts } = await made();
      helmet.contentSecurityPolicy({ useDefaults: false, directives: policyFor(scripts) })(
        request,
        response,
        next,
      );
    },
    async (request, response) => {
      const { html, zipped, etag } = await made();
      response.set({
        'Content-Type': 'text/html; charset=utf-8',
        ETag: etag,
        'Cache-Control': 'no-cache',
        Vary: 'Accept-Encoding',
      });
      if (request.fresh) {
        response.status(304).end();
        return;
      }
      const zip = request.acceptsEncodings('gzip') === 'gzip';
      if (zip) response.set('Content-Encoding', 'gzip');
      response.end(zip ? zipped : html);
    },
  ];
}

async function makePage(endpoint: string): Promise<Page> {
  const options = {
    endpoint,
    title: 'Rejoinder',
    subscriptionsProtocol: 'WS' as const,
    defaultQuery: QUERY,
    defaultTabs: [{ query: QUERY }, { query: SUBSCRIPTION }],
  };
  const given = JSON.stringify(options);
  const rendered = renderGraphiQL(options);
  const at = rendered.lastIndexOf(given);
  if (at < 0) throw new Error('render-graphiql writes its options in another way than it did');
  const withHeaders = `{ ...${given}, connectionParams: ${HEADERS_OF_TAB} }`;
  const text = `${rendered.slice(0, at)}${withHeaders}${rendered.slice(at + given.length)}`;
  const html = Buffer.from(text);
  return {
    html,
    zipped: await promisify(gzip)(html),
    etag: `"${sha256(html)}"`,
    scripts: scriptsOf(text).map((script) => `'sha256-${sha256(script)}'`),
  };
}

/** The content of each script of a page that writes its tags in lower case, without attributes. */
function scriptsOf(html: string): string[] {
  const scripts: string[] = [];
  for (let at = html.indexOf(OPENING); at >= 0; ) {
    const end = html.indexOf('</script>', at);
    scripts.push(html.slice(at + OPENING.length, end));
    // From the end on: a script may have the opening tag in a string.
    at = html.indexOf(OPENING, end);
  }
  return scripts;
}

const OPENING = '<script>';

function policyFor(scripts: string[]): Record<string, string[]> {
  return {
    defaultSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    connectSrc: ["'self'", 'ws:', 'wss:'],
    fontSrc: ['data:'],
    imgSrc: ["'self'", 'data:'],
    scriptSrc: scripts,
    // The editor writes its styles while it runs.
    styleSrc: ["'unsafe-inline'"],
    workerSrc: ['blob:'],
  };
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('base64');
}

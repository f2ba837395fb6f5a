import { Command, Option } from 'commander';
import type { StartOptions } from './commands/start.js';
import { type Config, readConfig } from './config.js';
import { packageVersion } from './package-folder.js';

process.env['NODE_ENV'] ??= 'production';

// The reader of our output may leave early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

interface Flags {
  host?: string;
  port?: string;
  databaseUrl?: string;
  home?: string;
  logLevel?: string;
  subgraph?: string;
  only?: string;
}

interface ExtractFlags {
  url?: string;
  jsonl?: boolean;
  allowPrivateAddresses?: boolean;
  ignoreRobots?: boolean;
}

const IGNORE_ROBOTS = [
  '--ignore-robots',
  'also fetch what robots.txt forbids, for pages of your own',
] as const;

/** Each command reads its code when it is called: `--help` need not wait for a server's. */
const program = new Command('rejoinder')
  .description('Who said what, who they are, and who answered it how: news read into a live GraphQL graph.')
  .version(packageVersion())
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .addHelpText('after', example('rejoinder start', 'rejoinder start --port 4100 --home ~/desk'))
  .addHelpText(
    'after',
    'Settings come from flags, the environment, or .env in the working folder; see README.md.',
  );

command('start', 'Serve the graph, its playground and its subscriptions; Ctrl-C stops it.')
  .option('--host <address>', 'address to listen on (HOST, 127.0.0.1)')
  .option('--port <number>', 'port to listen on (PORT, 4000; of a collector alone COLLECTOR_PORT, 4010)')
  .option('--log-level <level>', 'fatal, error, warn, info, debug, trace or silent (LOG_LEVEL, info)')
  .option(
    '--subgraph <name>',
    'serve one of articles, actors, quotes or reactions (SUBGRAPH, the whole graph)',
  )
  .addOption(
    new Option(
      '--only <part>',
      'api: serve and do not poll feeds; collector: poll feeds and do not serve',
    ).choices(['api', 'collector']),
  )
  .option('--samples', 'collect the sample outlets, whatever the database holds')
  .option('--no-samples', 'never collect the sample outlets')
  .addHelpText('after', example('rejoinder start --port 4100', 'DATABASE_URL=postgres://... rejoinder start'))
  .action(async (flags: Flags & StartOptions) => {
    const { startCommand } = await import('./commands/start.js');
    return finish(startCommand(configOf(flags), { samples: flags.samples, only: flags.only }));
  });

command(
  'collect <source...>',
  'Read articles from pages, texts, JSON Lines, feeds, folders or web addresses.',
)
  .option(
    '--allow-private-addresses',
    "also fetch from loopback and private addresses, for a newsroom's own network",
  )
  .option(...IGNORE_ROBOTS)
  .addHelpText(
    'after',
    example('rejoinder collect samples', 'rejoinder collect https://example.org/feed.xml dump.jsonl'),
  )
  .action(async (sources: string[], flags: Flags & ExtractFlags) => {
    const { collectCommand } = await import('./commands/collect.js');
    return finish(collectCommand(configOf(flags), sources, flags));
  });

program
  .command('read [file]')
  .description(
    'Show what is read out of a text: passages, quotes with speakers, reactions. Needs no database.',
  )
  .option('--published <date>', 'ISO date or date-time that "on Monday" counts from')
  .option('--json', 'as one JSON object')
  .option('--jsonl', 'from lines {id, text, title?, publishedAt?, language?} on stdin to a JSON line each')
  .addHelpText(
    'after',
    example(
      'rejoinder read report.txt --published 2024-05-02',
      'rejoinder read --jsonl < in.jsonl > out.jsonl',
    ),
  )
  .action(
    async (file: string | undefined, flags: { published?: string; json?: boolean; jsonl?: boolean }) => {
      const { readCommand } = await import('./commands/read.js');
      return finish(readCommand(file, flags));
    },
  );

program
  .command('extract [source]')
  .description(
    'Show the article in a page or text: a file, a web address or stdin. Stores nothing, needs no database.',
  )
  .option('--url <address>', "a file's own address, which its links and its site are told by")
  .option('--jsonl', 'from lines {id, file, url?} to a JSON line each, in order')
  .option('--allow-private-addresses', 'also fetch from loopback and private addresses')
  .option(...IGNORE_ROBOTS)
  .addHelpText(
    'after',
    example(
      'rejoinder extract https://example.org/news/1',
      'rejoinder extract page.html --url https://example.org/news/1',
      'rejoinder extract --jsonl < files.jsonl > articles.jsonl',
    ),
  )
  .action(async (source: string | undefined, flags: ExtractFlags) => {
    const { extractCommand } = await import('./commands/extract.js');
    return finish(extractCommand(source, flags));
  });

program
  .command('feed [source]')
  .description('Show what a feed says; of a page, where its feeds may be. Stores nothing, needs no database.')
  .option('--url <address>', "a file's own address, which its links are told by")
  .option('--allow-private-addresses', 'also fetch from loopback and private addresses')
  .addHelpText(
    'after',
    example('rejoinder feed https://example.org/feed.xml', 'rejoinder feed news-sitemap.xml'),
  )
  .action(async (source: string | undefined, flags: ExtractFlags) => {
    const { feedCommand } = await import('./commands/feed.js');
    return finish(feedCommand(source, flags));
  });

command('migrate', 'Bring the tables up to this version; start and collect do so themselves.')
  .addHelpText('after', example('DATABASE_URL=postgres://... rejoinder migrate'))
  .action(async (flags: Flags) => {
    const { migrateCommand } = await import('./commands/migrate.js');
    return finish(migrateCommand(configOf(flags)));
  });

command('reread', 'Read all stored articles again, after an update of Rejoinder; reviews and ids stay.')
  .addHelpText('after', example('rejoinder reread'))
  .action(async (flags: Flags) => {
    const { rereadCommand } = await import('./commands/reread.js');
    return finish(rereadCommand(configOf(flags)));
  });

program
  .command('schema')
  .description('Print the graph as GraphQL SDL, for code generators. Needs no database.')
  .option('--possible-types', 'print what Apollo Client wants as possibleTypes instead, as JSON')
  .addHelpText('after', example('rejoinder schema > schema.graphql'))
  .action(async (flags: { possibleTypes?: boolean }) => {
    const { schemaCommand } = await import('./commands/schema.js');
    schemaCommand(flags);
  });

program
  .command('compose')
  .description('Print the supergraph of the four subgraphs, for a federation gateway. Needs no database.')
  .option(
    '--url <name=url...>',
    'where a gateway reaches a subgraph, once for each; http://127.0.0.1:4001/graphql and on',
  )
  .addHelpText(
    'after',
    example('rejoinder compose --url quotes=http://quotes.internal:4000/graphql > supergraph.graphql'),
  )
  .action(async (flags: { url?: string[] }) => {
    const { composeCommand } = await import('./commands/compose.js');
    composeCommand(flags.url ?? []);
  });

const keys = program.command('keys').description('Make, list and revoke API keys.');

command('add <name>', 'Make a key and show it, once.', keys)
  .requiredOption('--role <role>', 'reader, reviewer, editor or admin')
  .addHelpText('after', example('rejoinder keys add desk --role reviewer'))
  .action(async (name: string, flags: Flags & { role: string }) => {
    const { addKeyCommand } = await import('./commands/keys.js');
    return finish(addKeyCommand(configOf(flags), name, flags.role));
  });

command('list', 'List all keys, revoked ones included.', keys)
  .addHelpText('after', example('rejoinder keys list'))
  .action(async (flags: Flags) => {
    const { listKeysCommand } = await import('./commands/keys.js');
    return finish(listKeysCommand(configOf(flags)));
  });

command('revoke <name-or-id>', 'Revoke a key.', keys)
  .addHelpText('after', example('rejoinder keys revoke desk'))
  .action(async (nameOrId: string, flags: Flags) => {
    const { revokeKeyCommand } = await import('./commands/keys.js');
    return finish(revokeKeyCommand(configOf(flags), nameOrId));
  });

const feeds = program
  .command('feeds')
  .description('Add, list and poll feeds. A running server polls them by itself.');

command(
  'add <url...>',
  'Add feeds, to be polled from now on: their addresses, or pages of their sites.',
  feeds,
)
  .option('--outlet <domain>', 'whose feeds they are; told by the feed where it is left out')
  .option('--name <name>', 'the name of that outlet')
  .addHelpText(
    'after',
    example('rejoinder feeds add https://example.org/feed.xml', 'rejoinder feeds add https://example.org'),
  )
  .action(async (urls: string[], flags: Flags & { outlet?: string; name?: string }) => {
    const { addFeedsCommand } = await import('./commands/feeds.js');
    return finish(addFeedsCommand(configOf(flags), urls, flags));
  });

command('remove <feed...>', 'Stop polling feeds, by address or id; their articles stay.', feeds)
  .addHelpText('after', example('rejoinder feeds remove https://example.org/feed.xml'))
  .action(async (given: string[], flags: Flags) => {
    const { removeFeedsCommand } = await import('./commands/feeds.js');
    return finish(removeFeedsCommand(configOf(flags), given));
  });

command('list', 'List all feeds, and how they fare.', feeds)
  .addHelpText('after', example('rejoinder feeds list'))
  .action(async (flags: Flags) => {
    const { listFeedsCommand } = await import('./commands/feeds.js');
    return finish(listFeedsCommand(configOf(flags)));
  });

command('import <file>', 'Add the feeds of an OPML file, as feed readers export them.', feeds)
  .addHelpText('after', example('rejoinder feeds import subscriptions.opml'))
  .action(async (path: string, flags: Flags) => {
    const { importFeedsCommand } = await import('./commands/feeds.js');
    return finish(importFeedsCommand(configOf(flags), path));
  });

command('export', 'Print all feeds as OPML.', feeds)
  .addHelpText('after', example('rejoinder feeds export > feeds.opml'))
  .action(async (flags: Flags) => {
    const { exportFeedsCommand } = await import('./commands/feeds.js');
    return finish(exportFeedsCommand(configOf(flags)));
  });

command('poll [feed...]', 'Poll feeds now, all where none is named, and take what they list.', feeds)
  .option('--log-level <level>', 'fatal, error, warn, info, debug, trace or silent (LOG_LEVEL, info)')
  .addHelpText('after', example('rejoinder feeds poll', 'rejoinder feeds poll https://example.org/feed.xml'))
  .action(async (given: string[], flags: Flags) => {
    const { pollFeedsCommand } = await import('./commands/feeds.js');
    return finish(pollFeedsCommand(configOf(flags), given));
  });

/** A command that uses the database, with the flags that say which. */
function command(usage: string, description: string, parent: Command = program): Command {
  return parent
    .command(usage)
    .description(description)
    .option(
      '--database-url <url>',
      'a PostgreSQL of your own (DATABASE_URL); without one the embedded server is used',
    )
    .option('--home <folder>', 'data folder of the embedded server (REJOINDER_HOME, .rejoinder)');
}

function configOf({ host, port, databaseUrl, home, logLevel, subgraph, only }: Flags): Config {
  return readConfig({
    HOST: host,
    [only === 'collector' ? 'COLLECTOR_PORT' : 'PORT']: port,
    DATABASE_URL: databaseUrl,
    REJOINDER_HOME: home,
    LOG_LEVEL: logLevel,
    SUBGRAPH: subgraph,
  });
}

function example(...lines: string[]): string {
  return `\nExample${lines.length > 1 ? 's' : ''}:\n${lines.map((line) => `  $ ${line}\n`).join('')}`;
}

async function finish(work: Promise<number>): Promise<void> {
  process.exitCode = await work;
}

program.parseAsync().catch(async (error: unknown) => {
  const { failureOf } = await import('./commands/fail.js');
  const { message, exitCode } = failureOf(error);
  console.error(message);
  process.exitCode = exitCode;
});

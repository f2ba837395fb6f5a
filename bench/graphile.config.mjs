import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';

/** PostGraphile as its manual sets it up, for production: no playground, no watching, no explaining. */
export default {
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL, schemas: ['public'] })],
  grafserv: { host: '127.0.0.1', port: Number(process.env.PORT), watch: false, graphiql: false },
  grafast: { explain: false },
};

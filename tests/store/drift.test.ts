import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSourceFor, migrate } from '../../src/store/database.js';
import { type FreshDatabase, freshDatabase } from '../database.js';

let fresh: FreshDatabase;

beforeAll(async () => {
  fresh = await freshDatabase();
});

afterAll(() => fresh.drop());

describe('the migrations', () => {
  it('make the tables that the entities describe', async () => {
    const dataSource = await dataSourceFor(fresh.url).initialize();
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    await dataSource.destroy();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('run once, also when several processes start at the same moment', async () => {
    const ran = await Promise.all([migrate(fresh.url), migrate(fresh.url), migrate(fresh.url)]);
    expect(ran.flat()).toEqual([]);
  });
});

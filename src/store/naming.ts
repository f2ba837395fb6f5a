import { DefaultNamingStrategy, type Table } from 'typeorm';

const snake = (name: string): string => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

const named = (table: Table | string, columns: string[], suffix: string): string => {
  const name = typeof table === 'string' ? table : table.name;
  return `${name.split('.').pop()}_${[...columns, suffix].join('_')}`;
};

/** Tables and columns in snake_case, constraints by the names that PostgreSQL itself gives. */
export class PostgresNaming extends DefaultNamingStrategy {
  override tableName(className: string, given?: string): string {
    return given ?? snake(className);
  }

  override columnName(property: string, given: string | undefined, prefixes: string[]): string {
    return snake([...prefixes, given ?? property].join('_'));
  }

  override joinColumnName(relation: string, referenced: string): string {
    return snake(`${relation}_${referenced}`);
  }

  override primaryKeyName(table: Table | string): string {
    return named(table, [], 'pkey');
  }

  override foreignKeyName(table: Table | string, columns: string[]): string {
    return named(table, columns, 'fkey');
  }

  override uniqueConstraintName(table: Table | string, columns: string[]): string {
    return named(table, columns, 'key');
  }
}

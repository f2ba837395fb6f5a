export interface Wanted {
  path: string[];
  value: unknown;
}

export function wantedBy(condition: string): Wanted[];

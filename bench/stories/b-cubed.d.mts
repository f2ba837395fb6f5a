export function bCubed(items: readonly { gold: string; found: string }[]): {
  precision: number;
  recall: number;
  f: number;
  gold: number;
  found: number;
};

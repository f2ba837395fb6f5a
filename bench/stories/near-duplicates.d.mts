export function scoreNearDuplicates(options: {
  data: string;
}): { items: number; precision: number; recall: number }[];

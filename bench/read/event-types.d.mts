export function ploverTypes(type: string): string[];
export function countedType(reaction: { type: string; negated: boolean }): string | null;
export function weisTypes(code: string, text: string): string[] | null;

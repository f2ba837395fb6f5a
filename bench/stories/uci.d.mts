export function scoreUci(options: { data: string }): Promise<{ set: string; f: number }[]>;

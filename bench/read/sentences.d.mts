export interface Labelled {
  type: string | null;
  mode: string | null;
  flags: string;
  actors: string[];
  recipients: string[];
  text: string;
}

export function labelled(files?: readonly URL[]): Labelled[];

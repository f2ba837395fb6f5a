import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLIENTS_SUBGRAPH } from './company.js';
import { gatewayConfig } from './hive.js';

const PAGE = readFileSync(new URL('../../../docs/federation.md', import.meta.url), 'utf8');
const PORT = 4000;

describe('docs/federation.md', () => {
  it('shows the subgraph of another team as it is tested', () => {
    expect(PAGE).toContain(`\`\`\`js\n${readFileSync(CLIENTS_SUBGRAPH, 'utf8')}\`\`\``);
  });

  it('shows the configurations of Hive Gateway that are tested', async () => {
    const { gatewayConfig: shown } = await evaluated(block('gateway.config.mjs'));
    expect(settingsOf(shown)).toEqual(gatewayConfig(PORT, 'sse'));
    const { added: callback } = await evaluated(`export const added = {\n${block('HTTP callbacks')}}`);
    expect(settingsOf({ ...shown, ...callback })).toEqual(gatewayConfig(PORT, 'http-callback'));
    const { added: ws } = await evaluated(`export const added = {\n${block('WebSocket')}}`);
    expect(settingsOf({ ...shown, ...ws })).toEqual(gatewayConfig(PORT, 'ws'));
  });
});

/** The code block that begins with a comment of these words. */
function block(title: string): string {
  const found = PAGE.split('```js\n').find((part) => part.startsWith(`// ${title}\n`));
  if (!found) throw new Error(`docs/federation.md has no block "// ${title}".`);
  return found.slice(0, found.indexOf('```'));
}

function evaluated(module: string): Promise<Record<string, object>> {
  return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(module)}`);
}

/** Without how headers are handed on: our tests need no keys. */
function settingsOf(config: object | undefined): object {
  const { propagateHeaders: _handsOn, ...settings } = config as { propagateHeaders?: unknown };
  return settings;
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { goLines } from '../progress.js';
import type { Recipe, Workshop } from '../recipe.js';
import { buildFlags, compileModule, goEnvironment } from './go-module.js';

const version = '0.161.0';
const builder = 'go.opentelemetry.io/collector/cmd/builder';
const core = (path: string) => ({ gomod: `go.opentelemetry.io/collector/${path} v${version}` });
const contrib = (path: string, at = version) => ({
  gomod: `github.com/open-telemetry/opentelemetry-collector-contrib/${path} v${at}`,
});
/** Configuration providers have a stable version line of their own. */
const provider = (name: string) => ({
  gomod: `go.opentelemetry.io/collector/confmap/provider/${name} v1.67.0`,
});

const components = {
  receivers: [core('receiver/otlpreceiver'), contrib('receiver/prometheusreceiver')],
  processors: [
    core('processor/batchprocessor'),
    core('processor/memorylimiterprocessor'),
    ...['attributes', 'cumulativetodelta', 'deltatocumulative', 'filter', 'groupbyattrs', 'interval'].map(
      (name) => contrib(`processor/${name}processor`),
    ),
    ...['redaction', 'resource', 'transform'].map((name) => contrib(`processor/${name}processor`)),
  ],
  exporters: [
    core('exporter/debugexporter'),
    core('exporter/otlpexporter'),
    core('exporter/otlphttpexporter'),
    contrib('exporter/prometheusexporter'),
    contrib('exporter/prometheusremotewriteexporter'),
  ],
  extensions: [
    // Newer ones lean on a module the proxy does not have.
    contrib('extension/basicauthextension', '0.155.0'),
    contrib('extension/bearertokenauthextension'),
    contrib('extension/healthcheckextension'),
    contrib('extension/storage/filestorage'),
  ],
  providers: [provider('envprovider'), provider('fileprovider'), provider('yamlprovider')],
};

function moduleFile(name: string): string {
  const modules = [...Object.values(components).flat(), core('otelcol')];
  return [`module ${name}`, 'go 1.25.0', ...modules.map(({ gomod }) => `require ${gomod}`), ''].join('\n');
}

const flags = { tags: ['netgo', 'remove_all_sd'] };

/** The builder writes the main package only: its `go mod tidy` would fetch what tests of all modules need. */
async function build(workshop: Workshop): Promise<void> {
  const { run, say, scratch, output } = workshop;
  await compileModule(
    { path: builder, version: `v${version}`, packages: [''] },
    { ...workshop, output: join(scratch, 'tools'), say: (doing) => say(`builder: ${doing}`) },
  );
  const sources = join(scratch, 'sources');
  const manifest = join(scratch, 'manifest.yaml');
  const dist = { name: 'otelcol', module: 'engines.local/otelcol', output_path: sources, version };
  await mkdir(sources, { recursive: true });
  await writeFile(manifest, stringify({ dist, ...components }));
  say('writing the main package');
  const only = ['--skip-compilation', '--skip-get-modules'];
  await run(join(scratch, 'tools', 'builder'), ['--config', manifest, ...only], { env: goEnvironment });
  await writeFile(join(sources, 'go.mod'), moduleFile(dist.module));
  say('reading the module graph');
  const args = ['build', ...buildFlags(flags), '-o', join(output, 'otelcol'), '.'];
  await run('go', args, { cwd: sources, env: goEnvironment, onLine: goLines(say) });
}

export const collector: Recipe = {
  name: 'collector',
  version,
  programs: [
    {
      name: 'otelcol',
      variable: 'CCBOARDS_COLLECTOR',
      onPath: ['otelcol', 'otelcol-contrib'],
      versionArguments: ['--version'],
      fits: (printed) => printed.includes('version 0.161.'),
    },
  ],
  inputs: JSON.stringify({ builder, components, flags }),
  takes: 'about 4 min on 2 cores',
  build,
};

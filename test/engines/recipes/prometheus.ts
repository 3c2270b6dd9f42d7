import type { Program, Recipe } from '../recipe.js';
import { compileModule, type GoModule } from './go-module.js';

const version = '3.15.0';

const module: GoModule = {
  path: 'github.com/prometheus/prometheus',
  version: 'v0.315.0',
  packages: ['cmd/prometheus', 'cmd/promtool'],
  // Static targets are all a test needs; discovery brings the clients of a dozen clouds along.
  tags: ['netgo', 'remove_all_sd'],
  variables: { 'github.com/prometheus/common/version.Version': version },
};

const fits = (printed: string) => printed.includes('version 3.15.');

const program = (name: string, variable: string): Program => ({
  name,
  variable,
  onPath: [name],
  versionArguments: ['--version'],
  fits,
});

export const prometheus: Recipe = {
  name: 'prometheus',
  version,
  programs: [program('prometheus', 'CCBOARDS_PROMETHEUS'), program('promtool', 'CCBOARDS_PROMTOOL')],
  inputs: JSON.stringify(module),
  takes: 'about 5 min on 2 cores',
  build: (workshop) => compileModule(module, workshop),
};

import type { Recipe } from '../recipe.js';
import { compileModule, type GoModule } from './go-module.js';

const version = '3.7.8';

const module: GoModule = {
  path: 'github.com/grafana/loki/v3',
  version: `v${version}`,
  packages: ['cmd/loki'],
  tags: ['netgo', 'remove_all_sd'],
  variables: { 'github.com/grafana/loki/v3/pkg/util/build.Version': version },
};

export const loki: Recipe = {
  name: 'loki',
  version,
  programs: [
    {
      name: 'loki',
      variable: 'CCBOARDS_LOKI',
      onPath: ['loki'],
      versionArguments: ['--version'],
      fits: (printed) => printed.includes('version 3.7.'),
    },
  ],
  inputs: JSON.stringify(module),
  takes: 'about 5 min on 2 cores',
  build: (workshop) => compileModule(module, workshop),
};

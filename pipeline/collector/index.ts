export { collectorConfig } from './config.js';
export { toYaml } from './yaml.js';
export { scrapeJob } from './scrape-job.js';
export type { CollectorConfig, Component, ConfigValue, Flow } from './component.js';
export type { CollectorOptions, EventTarget, Listen, PushTarget } from './options.js';

/** How telemetry reaches the stores: the presets, and what they are made of. */
export * from './pipelines/index.js';

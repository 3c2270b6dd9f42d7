export * from './calculate.js';
export * from './fields.js';
export * from './frames.js';
export * from './rows.js';
export { only, type Transformation } from './transformation.js';

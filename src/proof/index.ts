export { panelsOf, panelOf, type Panel } from './panels.js';
export { runPanel, type PanelRun, type RunOptions } from './run-panel.js';
export { type Stores, type TargetRun } from './run-target.js';
export { type Store } from './store.js';
export { type Range } from './range.js';
export { type Viewer } from './fill.js';
export { all, type VariableValues } from './variables.js';
export { ProofError } from './place.js';
export { type Field, type Frame, type FrameMeta, type Labels, type Notice } from './frame.js';

export { checkBoard, checkDashboard, type CheckRule } from './check.js';
export { excerpt, type Finding, type Severity } from './finding.js';
export { whereOf } from './place.js';
export { NotADashboard, type CheckedPanel, type CheckedTarget, type Subject } from './subject.js';
export { findingsSummary, findingsText } from './text.js';

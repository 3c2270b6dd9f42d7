export { books } from './books.js';
export { content, ruleFiles, ruleGroups, type RuleFile, type RuleOptions } from './files.js';
export { rulesHint } from './hint.js';
export { minutes } from './minutes.js';
export { grafanaRecords, isUnordered } from './records.js';
export { requests } from './requests.js';
export {
  record,
  recordLogs,
  ruleGroup,
  type RecordingRule,
  type RuleGroup,
  type RuleInterval,
} from './rule.js';

import { addressFault } from '../syntax/address.js';
import { readLinePattern, readPattern } from '../syntax/capture-pattern.js';
import { readJsonPath, readLogfmtPath } from '../syntax/path.js';
import { readRegexp } from '../syntax/regexp.js';
import { readTemplate } from '../syntax/template.js';
import type { TextFault } from '../syntax/fault.js';
import type { IpFilter } from '../label-filter.js';
import { isLabelFilter, leavesOf } from '../filter-walk.js';
import type { LabelFormat, LineFilter, RegexpParser, Stage } from '../stage.js';
import { variablesIn } from '../variable.js';
import { filledIn } from './regexps.js';
import type { Report } from './report.js';

/** The small languages inside stages: templates, patterns, paths, addresses. */
export function checkStages(report: Report): void {
  for (const stage of report.stages) checkStage(report, stage);
}

function checkStage(report: Report, stage: Stage): void {
  const say = (rule: string, read: object | true, part: object): void => {
    if (read !== true && 'reason' in read)
      report.addInText({ severity: 'error', rule }, read as TextFault, part);
  };
  switch (stage.kind) {
    case 'lineFilter':
      return checkLineFilter(report, stage);
    case 'json':
      return stage.fields.forEach((field) => say('bad-path', readJsonPath(filledIn(field.path)), field));
    case 'logfmt':
      return stage.fields.forEach((field) => say('bad-path', readLogfmtPath(filledIn(field.path)), field));
    case 'pattern':
      return say('bad-pattern', readPattern(stage.pattern), stage);
    case 'regexp':
      return checkRegexpParser(report, stage);
    case 'lineFormat':
      return say('bad-template', readTemplate(stage.template), stage);
    case 'labelFormat':
      stage.formats.forEach((format) => {
        if ('template' in format) say('bad-template', readTemplate(format.template), format);
      });
      return checkFormats(report, stage);
    default:
      if (isLabelFilter(stage)) checkAddresses(report, stage, leavesOf(stage).filter(isIp));
  }
}

function isIp(filter: { readonly kind: string }): filter is IpFilter {
  return filter.kind === 'ipFilter';
}

function checkLineFilter(report: Report, stage: LineFilter): void {
  const { op, values } = stage;
  values.forEach((value, index) => {
    if (typeof value !== 'string') return checkLineAddress(report, stage, value.range, index);
    if (op !== '|>' && op !== '!>') return undefined;
    const read = readLinePattern(value);
    if ('reason' in read) report.addInText({ severity: 'error', rule: 'bad-pattern' }, read, stage, index);
    return undefined;
  });
}

function checkLineAddress(report: Report, stage: LineFilter, range: string, index: number): void {
  if (stage.values.length > 1) {
    const message =
      'in a list with "or" Loki searches for the text itself and not for addresses: write one filter each';
    return report.add({ severity: 'warning', rule: 'address-in-list', message }, stage);
  }
  if (stage.op !== '|=' && stage.op !== '!=') {
    const message = `ip() goes with |= and !=, not with ${stage.op}`;
    return report.add({ severity: 'error', rule: 'bad-address', message }, stage);
  }
  return checkAddress(report, stage, range, index, 'error');
}

/** Loki refuses a wrong address that stands alone; in a group it never matches. */
function checkAddresses(report: Report, stage: Stage, filters: readonly IpFilter[]): void {
  for (const filter of filters) {
    checkAddress(report, filter, filter.range, 0, filter === stage ? 'error' : 'warning');
  }
}

function checkAddress(
  report: Report,
  part: object,
  range: string,
  index: number,
  severity: 'error' | 'warning',
): void {
  if (variablesIn(range).length > 0) return;
  const reason = addressFault(range);
  if (reason !== undefined)
    report.addInText({ severity, rule: 'bad-address' }, { reason, at: 0 }, part, index);
}

function checkRegexpParser(report: Report, stage: RegexpParser): void {
  const read = readRegexp(filledIn(stage.pattern));
  if ('reason' in read) return report.addInText({ severity: 'error', rule: 'bad-regex' }, read, stage);
  if (read.groups.length > 0) return undefined;
  const reason = 'the regular expression needs a group with a name: (?P<name>...)';
  return report.addInText({ severity: 'error', rule: 'bad-regex' }, { reason, at: 0 }, stage);
}

function checkFormats(report: Report, { formats }: LabelFormat): void {
  for (const [index, format] of formats.entries()) {
    if (format.label === '__error__') {
      const message = '__error__ cannot be set: to drop lines with errors write | __error__=""';
      report.add({ severity: 'error', rule: 'bad-format', message }, format);
    }
    if (formats.findIndex(({ label }) => label === format.label) < index) {
      const message = `"${format.label}" is set twice in one label_format: use a second stage`;
      report.add({ severity: 'error', rule: 'bad-format', message }, format);
    }
  }
}

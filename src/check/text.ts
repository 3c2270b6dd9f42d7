import type { Finding } from './finding.js';

const width = 100;
const placeWidth = 70;

/** Findings as a person reads them: place, severity and rule; the text with carets; what to do. */
export function findingsText(findings: readonly Finding[]): string {
  return findings.map(findingText).join('\n');
}

function findingText({ where, severity, rule, message, excerpt }: Finding): string {
  const head = `${where.padEnd(placeWidth)}  ${severity.padEnd('warning'.length)}  ${rule}`;
  const body = [...(excerpt?.split('\n') ?? []), ...wrapped(message)];
  return [head, ...body.map((line) => `  ${line}`.trimEnd()), ''].join('\n');
}

/** `2 errors, 1 warning.`, or `Nothing found.` */
export function findingsSummary(findings: readonly Finding[]): string {
  const count = (severity: Finding['severity']) => {
    const number = findings.filter((one) => one.severity === severity).length;
    return number === 0 ? [] : [`${number} ${severity}${number === 1 ? '' : 's'}`];
  };
  return findings.length === 0 ? 'Nothing found.' : `${[...count('error'), ...count('warning')].join(', ')}.`;
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width - 2) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

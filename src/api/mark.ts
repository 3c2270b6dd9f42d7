import { ApiFault } from './fault.js';

/** The kind of manager Grafana knows for tools that write from outside. */
export const managerKind = 'kubectl';

/** Our name as a manager of objects: one for each project. */
export const managerId = (project: string): string => `ccboards-${project}`;

/** The tag by which boards of a project are found, on every version and both routes. */
export const markTag = (project: string): string => `ccboards:${project}`;

/** The name of the annotation that marks a rule. */
export const ruleMark = 'ccboards';

/** The message each of our writes leaves in the history: project and checksum, then the user's own words. */
export function writeMessage({
  project,
  sum,
  note,
}: {
  project: string;
  sum: string;
  note?: string;
}): string {
  return `ccboards ${project} ${sum}${note === undefined || note === '' ? '' : ` ${note}`}`.slice(0, 500);
}

/** What a message of ours says; undefined when another hand wrote it. */
export function readMessage(
  message: string | undefined,
  project: string,
): { readonly sum: string } | undefined {
  const found = /^ccboards (\S+) ([0-9a-f]{16})(?: |$)/.exec(message ?? '');
  return found && found[1] === project ? { sum: found[2]! } : undefined;
}

/** Refuses project names that could not be told apart, or would not fit where the mark goes. */
export function checkProject(project: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,29}$/.test(project)) return project;
  throw new ApiFault({
    kind: 'input',
    what: `"${project}" cannot be a project's name.`,
    todo: 'Use at most 30 small letters, digits and hyphens, beginning with a letter or digit.',
  });
}

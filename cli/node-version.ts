/** The oldest Node that runs this, as package.json says it under `engines`. */
const oldest = [20, 19] as const;

/** What to say on a Node that is too old, before anything is loaded that it does not have. */
export function tooOld(running: string): string | undefined {
  const [major = 0, minor = 0] = running.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return undefined;
  return `ccboards needs Node ${oldest.join('.')} or newer, and this is ${running}.`;
}

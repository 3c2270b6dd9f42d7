const named: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** Characters that cannot stand in a Loki string as they are. */
const special = /["\\\p{Cc}\ufeff]/gu;

/** A format of Grafana's that escapes with one backslash, which double quotes would read away. */
const regexFormat = /\$\{\w+(?:\.[^:{}]+)?:regex\}|\[\[\w+(?:\.[^:[\]]+)?:regex\]\]/;

/** True for text that goes wrong between double quotes once Grafana has filled it in. */
export function needsRawQuotes(text: string): boolean {
  return regexFormat.test(text);
}

/** Text between quotes, as Loki reads it back: double quotes, or back quotes where a `:regex` variable needs them. */
export function quote(text: string): string {
  if (/^[ !#-Z\]-z|~]*$/.test(text)) return `"${text}"`;
  if (/\p{Surrogate}/u.test(text)) {
    throw new TypeError(
      `${JSON.stringify(text)} holds half a character (a lone surrogate), which no query can carry`,
    );
  }
  if (needsRawQuotes(text) && !/[`\p{Cc}\ufeff]/u.test(text)) return `\`${text}\``;
  return `"${text.replace(special, escaped)}"`;
}

function escaped(character: string): string {
  return named[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

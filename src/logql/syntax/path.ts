import { attempt, TextError, type TextFault } from './fault.js';

const step =
  /[ \t\n]*(?:(\.?)[ \t\n]*([A-Za-z_][A-Za-z0-9_]*)|\[[ \t\n]*(?:"[^"\]]*"|\d+)[ \t\n]*\])[ \t\n]*/y;

/** Reads the path of a `json` stage: `response.headers["x-id"][0]`. */
export function readJsonPath(path: string): true | TextFault {
  return attempt(() => {
    let at = 0;
    do {
      step.lastIndex = at;
      const found = step.exec(path);
      if (!found) throw new TextError(jsonReason(path, at), at);
      const field = found[2] !== undefined;
      if (field && (at === 0) === (found[1] === '.')) throw new TextError(jsonReason(path, at), at);
      at = step.lastIndex;
    } while (at < path.length);
    return true;
  });
}

function jsonReason(path: string, at: number): string {
  if (path === '') return 'the path is empty: write field, field.inner or list[0]';
  if (path.startsWith('$')) return 'a path starts with a field and not with "$"';
  if (path.startsWith('.')) return 'a path starts with a field and not with "."';
  if (/^\[?[\w.]*-/.test(path.slice(at))) return 'a field with a "-" stands in ["..."]';
  return 'this is no path: write field, field.inner, field["a key"] or list[0]';
}

/** Reads the path of a `logfmt` stage: one key, or a text in quotes. */
export function readLogfmtPath(path: string): true | TextFault {
  return attempt(() => {
    if (/^[ \t\n]*(?:[A-Za-z_][A-Za-z0-9_]*|"[^"\]]*")[ \t\n]*(?:"[^"\]]*"[ \t\n]*)*$/.test(path))
      return true;
    const reason =
      path === '' ? 'the key is empty' : 'this is no key: letters, digits and "_", or a text in quotes';
    throw new TextError(reason, 0);
  });
}

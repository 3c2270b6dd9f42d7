import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const moduleName = 'github.com/prometheus/prometheus@v0.315.0';

/** The folder of the engine's own source, found (or fetched) by Go. */
export function engineSource(): string {
  const empty = mkdtempSync(join(tmpdir(), 'ccboards-go-'));
  try {
    const said = execFileSync('go', ['mod', 'download', '-json', moduleName], {
      cwd: empty,
      encoding: 'utf8',
      env: { ...process.env, GO111MODULE: 'on', GOFLAGS: '-mod=mod' },
      timeout: 110_000,
    });
    return (JSON.parse(said) as { Dir: string }).Dir;
  } catch (error) {
    throw new Error(
      `the source of ${moduleName} is needed: install Go 1.26, then run "go mod download ${moduleName}"`,
      {
        cause: error,
      },
    );
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
}

/** The queries of the parser's test table. */
export function parserTable(source: string): string[] {
  const text = readFileSync(join(source, 'promql/parser/parse_test.go'), 'utf8');
  const table = text.slice(text.indexOf('var testExpr ='), text.indexOf('func TestParseExpressions'));
  const inputs = [...table.matchAll(/^\t\tinput:\s*(.+?),?(?:\s*\/\/.*)?$/gm)].map((found) => found[1]!);
  return table
    .split(/^\t\tinput:\s*/m)
    .slice(1)
    .flatMap((rest, index) => goString(rest) ?? knownCall(inputs[index]!));
}

/** The two inputs that are made by a call. */
function knownCall(call: string): string[] {
  const limit = /MaxInt64/.test(call) ? '9223372036854775808.000000' : '-9223372036854775808.000000';
  return call.startsWith('fmt.Sprintf(`foo @ %f`') ? [`foo @ ${limit}`] : [];
}

function goString(rest: string): string | undefined {
  if (rest.startsWith('`')) return rest.slice(1, rest.indexOf('`', 1));
  const quoted = /^"(?:[^"\\\n]|\\.)*"/.exec(rest)?.[0];
  return quoted && goUnquote(quoted);
}

function goUnquote(quoted: string): string {
  const json = quoted
    .replaceAll(/\\x([\da-fA-F]{2})/g, (_, hex: string) => `\\u00${hex}`)
    .replaceAll("\\'", "'");
  return JSON.parse(json.replaceAll('\\a', '\\u0007').replaceAll('\\v', '\\u000b')) as string;
}

/** The queries of every script in the engine's test data. */
export function scriptQueries(source: string): string[] {
  const folder = join(source, 'promql/promqltest/testdata');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.test'))
    .flatMap((name) => queriesOf(readFileSync(join(folder, name), 'utf8')));
}

function queriesOf(script: string): string[] {
  return script.split('\n').flatMap((line) => {
    const text = line.trim();
    if (!text.startsWith('eval')) return [];
    const instant = /^eval(?:_\w+)?\s+instant\s+(?:at\s+\S+\s+)?(.+)$/.exec(text);
    const range = /^eval(?:_\w+)?\s+range\s+from\s+\S+\s+to\s+\S+\s+step\s+\S+\s+(.+)$/.exec(text);
    return [(instant ?? range)![1]!];
  });
}

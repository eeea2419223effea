/** Rules that no ready-made tool can say: where SQL may be built, who may ask the clock, how a file opens, how long it is, why a rule is bent. */
import ts from 'typescript';
import { read, report, repositoryFiles } from './files.ts';

const CODE = /^(src|web|tools|tests)\/.*\.tsx?$/;
const COUNTED = /^(src|web|tools)\/.*\.(tsx?|css|cjs|mjs|js)$/;
const TEST = /\.test\.tsx?$|\/testing\.ts$|^tests\//;
const MAX_LINES = 300;

const CLOCKLESS = /^src\/(?!platform\/|cli\/|main\.ts$)/;
const SQL_ROOM =
  /^src\/platform\/db\/|^src\/(platform|kernel|modules)\/([^/]+\/){1,2}([a-z-]*-)?(store|queries|tables)(-[a-z-]+)?\.ts$|\/(queries|store|migrations)\/|\/migrations\.ts$/;
const BUILDERS = new Set([
  'selectFrom',
  'insertInto',
  'updateTable',
  'deleteFrom',
  'mergeInto',
  'replaceInto',
  'executeQuery',
  'selectNoFrom',
]);
const SQL_VALUES = new Set(['sql', 'createTable', 'tableDdl', 'insertRows', 'expressionBuilder']);

/** Why a lint rule may be bent: the closed list of docs/decisions/0003-lint-and-bounds.md. */
const REASONS = ['library-type', 'generated-shape', 'measured-speed', 'law-text', 'test-of-refusal', 'one-table'];

const findings: string[] = [];
const files = repositoryFiles();
for (const file of files.filter((each) => COUNTED.test(each) && !TEST.test(each))) checkLength(file);
for (const file of files.filter((each) => CODE.test(each))) checkCode(file);
report('source', files.filter((each) => CODE.test(each)).length, findings);

function checkLength(file: string): void {
  const lines = read(file).split('\n').length - 1;
  if (lines > MAX_LINES) findings.push(`${file}: ${lines} lines, at most ${MAX_LINES}; split it by verb`);
}

function checkCode(file: string): void {
  const text = read(file);
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  if (!TEST.test(file) && !file.endsWith('.d.ts')) checkOpening(file, text);
  checkSuppressions(file, text);
  const rules: Rule[] = [];
  if (!TEST.test(file) && CLOCKLESS.test(file)) rules.push(clock);
  if (!TEST.test(file) && file.startsWith('src/') && !SQL_ROOM.test(file)) rules.push(builder, sqlImport);
  if (rules.length > 0) visit(source, source, file, rules);
}

type Rule = (node: ts.Node) => string | null;

function visit(node: ts.Node, source: ts.SourceFile, file: string, rules: readonly Rule[]): void {
  for (const rule of rules) {
    const message = rule(node);
    if (message !== null) findings.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${message}`);
  }
  ts.forEachChild(node, (child) => visit(child, source, file, rules));
}

function clock(node: ts.Node): string | null {
  const bare = ts.isNewExpression(node) || ts.isCallExpression(node);
  if (!bare || !ts.isIdentifier(node.expression) || node.expression.text !== 'Date') return null;
  return (node.arguments?.length ?? 0) === 0 ? 'new Date() asks the machine for the time; the clock is an argument (Clock)' : null;
}

function builder(node: ts.Node): string | null {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const name = node.expression.name.text;
  return BUILDERS.has(name) ? `.${name}() builds SQL; that belongs in queries*.ts, store*.ts, tables.ts or migrations/` : null;
}

function sqlImport(node: ts.Node): string | null {
  if (
    !ts.isImportDeclaration(node) ||
    !ts.isStringLiteral(node.moduleSpecifier) ||
    !/^#platform\/db$|\/db\/index\.ts$/.test(node.moduleSpecifier.text)
  )
    return null;
  const clause = node.importClause;
  if (clause?.phaseModifier === ts.SyntaxKind.TypeKeyword || !clause?.namedBindings) return null;
  if (ts.isNamespaceImport(clause.namedBindings)) return 'name what you import from #platform/db';
  const taken = clause.namedBindings.elements.filter((each) => !each.isTypeOnly).map((each) => (each.propertyName ?? each.name).text);
  const builders = taken.filter((name) => SQL_VALUES.has(name));
  return builders.length > 0
    ? `${builders.join(', ')} from #platform/db builds SQL; that belongs in queries*.ts, store*.ts, tables.ts or migrations/`
    : null;
}

function checkOpening(file: string, text: string): void {
  if (!/^(#!.*\n)?\s*(\/\*\*|\/\/|\/\*)/.test(text))
    findings.push(`${file}:1: open with one sentence on the promise or rule the file serves`);
}

function checkSuppressions(file: string, text: string): void {
  for (const [index, line] of text.split('\n').entries()) {
    const match = /(?:\/\/|\/\*)\s*(?:oxlint|eslint)-disable(?:-next-line|-line)?\s*(.*)$/.exec(line);
    if (!match) continue;
    const reason = /--\s*([a-z-]+)\s*:\s*\S/.exec(match[1] ?? '')?.[1];
    const named = /^[\w@/-]+/.test(match[1] ?? '') && !(match[1] ?? '').startsWith('--');
    if (!named || reason === undefined || !REASONS.includes(reason))
      findings.push(`${file}:${index + 1}: a suppression names its rule and "-- reason: why", reason one of ${REASONS.join(', ')}`);
  }
}

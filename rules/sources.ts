import { readdirSync, readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import ts from "typescript";

const root = join(import.meta.dirname, "..");
const notOurs = /^(node_modules|dist|data|tmp|coverage|\.git)$/;
const generated = /[.]generated[.]ts$/;

/** The files of a folder of the project, by their paths from its root; built and installed ones apart. */
export function filesUnder(folder = "."): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
    if (notOurs.test(entry.name)) return [];
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

/** Every file of source code, in any of our languages, generated ones apart. */
export function sourceFiles(): string[] {
  return filesUnder().filter((path) => /[.]([cm]?js|tsx?)$/.test(path) && !generated.test(path));
}

/** Whether a file tells a test's story or helps to. */
export function isTest(path: string): boolean {
  return /[.](test|fixture|stories|setup)[.]tsx?$|-cast[.]ts$/.test(path);
}

/** A file's name without its endings: `routes` of `server/src/people/routes.test.ts`. */
export function stemOf(path: string): string {
  return basename(path, extname(path)).replace(/[.].*$/, "");
}

/** The text of a file. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** The string and template texts of a file, where its SQL is. */
export function stringsOf(path: string): string[] {
  const found: string[] = [];
  visit(parse(path), (node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(node.text);
  });
  return found;
}

export interface FunctionSize {
  at: string;
  lines: number;
}

/** How many lines each named function of a file has. */
export function functionsOf(path: string): FunctionSize[] {
  const file = parse(path);
  const found: FunctionSize[] = [];
  visit(file, (node) => {
    const name = nameOf(node);
    if (!name) return;
    const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1;
    const first = lineOf(node.getStart(file));
    found.push({ at: `${path}:${first} ${name}`, lines: lineOf(node.end) - first + 1 });
  });
  return found;
}

function nameOf(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) return node.name?.getText();
  const isFunction = ts.isArrowFunction(node) || ts.isFunctionExpression(node);
  return isFunction && ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : undefined;
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true);
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

/**
 * TypeScript's part of the API's build: one program checks every file the entry reaches, and emits each as JavaScript
 * with decorator metadata. esbuild alone can do neither, and Nest's injection needs the metadata.
 */
import { before as swaggerTransformer } from '@nestjs/swagger/plugin';
import ts from 'typescript';

const formatHost = {
  getCanonicalFileName: (fileName) => fileName,
  getCurrentDirectory: () => process.cwd(),
  getNewLine: () => '\n',
};

/** A type error, already worded for the terminal. */
export class TypeErrors extends Error {}

/**
 * @param {{ root: string, entry: string, tsconfig: string }} project absolute paths
 * @returns {Map<string, string>} JavaScript with an inline source map, by the absolute path of the TypeScript file
 * @throws {TypeErrors} when anything does not type-check; nothing is emitted then
 */
export function compile({ root, entry, tsconfig }) {
  const options = { ...readOptions(tsconfig), ...emitOptions, rootDir: root };
  const program = ts.createProgram([entry], options);
  const diagnostics = ts.getPreEmitDiagnostics(program);
  if (diagnostics.length > 0) throw new TypeErrors(ts.formatDiagnosticsWithColorAndContext(diagnostics, formatHost));

  const emitted = new Map();
  const transformers = { before: [swaggerTransformer(swaggerOptions, program)] };
  for (const source of program.getSourceFiles()) {
    if (source.isDeclarationFile || program.isSourceFileFromExternalLibrary(source)) continue;
    program.emit(source, (_, text) => emitted.set(source.fileName, text), undefined, false, transformers);
  }
  return emitted;
}

/** Whatever the project's own tsconfig says about emitting: this build needs exactly these. */
const emitOptions = {
  noEmit: false,
  composite: false,
  incremental: false,
  declaration: false,
  isolatedModules: false,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  sourceMap: false,
  inlineSourceMap: true,
};

/** Reads the doc comments and class-validator's decorators of `*.dto.ts` and `*.controller.ts` into the OpenAPI document. */
const swaggerOptions = { esmCompatible: true, introspectComments: true };

function readOptions(tsconfig) {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail };
  return ts.getParsedCommandLineOfConfigFile(tsconfig, {}, host).options;
}

function fail(diagnostic) {
  throw new TypeErrors(ts.formatDiagnostic(diagnostic, formatHost));
}

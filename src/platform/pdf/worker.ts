// The printing press in its own process: 200 MB that the register gives back when nothing is printed.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTypstCompiler } from '@myriaddreamin/typst.ts/compiler';
import type { TypstCompiler } from '@myriaddreamin/typst.ts/compiler';
import { loadFonts } from '@myriaddreamin/typst.ts/options.init';

export interface PdfRequest {
  source: string;
}

export type PdfAnswer = { pdf: Uint8Array } | { failed: string };

const MAIN = '/main.typ';
const FONTS: [string, string, string[]][] = [
  ['@expo-google-fonts/source-sans-3', 'SourceSans3', ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold']],
  ['@expo-google-fonts/source-serif-4', 'SourceSerif4', ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold']],
];

let compiler: Promise<TypstCompiler> | undefined;

process.on('message', (request: PdfRequest) => {
  void print(request.source).then((answer) => process.send?.(answer));
});
process.on('disconnect', () => process.exit(0));

async function print(source: string): Promise<PdfAnswer> {
  try {
    compiler ??= start();
    const press = await compiler;
    press.resetShadow();
    press.addSource(MAIN, source);
    return await press.runWithWorld({ mainFilePath: MAIN, inputs: {} }, async (world) => {
      const { hasError, diagnostics } = await world.compile({ diagnostics: 'unix' });
      const { result } = hasError ? {} : await world.pdf({ diagnostics: 'unix' });
      return result === undefined ? { failed: (diagnostics ?? []).join('\n') } : { pdf: result };
    });
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

// `assets: false` keeps the compiler from fetching its default fonts from the network.
async function start(): Promise<TypstCompiler> {
  const press = createTypstCompiler();
  await press.init({ beforeBuild: [loadFonts(fontFiles(), { assets: false })] });
  return press;
}

function fontFiles(): Uint8Array[] {
  return FONTS.flatMap(([name, family, weights]) => {
    const dir = dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)));
    return weights.map((weight) => new Uint8Array(readFileSync(join(dir, weight, `${family}_${weight}.ttf`))));
  });
}

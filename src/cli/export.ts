// `lupaus export`: people or organisations of one register into a file for own use, by the same rules and into the same log as from the page.

import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { exportBytes, EXPORT_FORMATS, exportFields, openExport } from '#customers';
import type { OwnExport } from '#customers';
import type { Deps } from '#kernel/deps';
import { isLang } from '#platform/i18n';

const USAGE = `lupaus export OUT --register R --purpose P --format csv|xlsx|vcard3|vcard4 [--fields F,…] [--organisations] [--lang fi|sv|en]
`;

interface Asked extends Omit<OwnExport, 'fields'> {
  readonly out: string;
  readonly fields: readonly string[] | undefined;
}

/** 0 when the file was written; 2 when the command was not understood. The file is the owner's alone, and an older one is not overwritten. */
export async function exportCommand(deps: Deps, args: readonly string[], out: (text: string) => void): Promise<number> {
  const asked = understood(args);
  if (!asked) {
    out(USAGE);
    return 2;
  }
  const { out: path, fields, ...rest } = asked;
  const opened = openExport(deps, { ...rest, fields: fields ?? exportFields(deps, rest.about, rest.registerId).map(({ id }) => id) });
  const act = { actor: { id: 'cli', kind: 'cli' as const }, at: deps.clock.now() };
  await pipeline(
    Readable.from(exportBytes(deps, opened, act), { objectMode: false }),
    createWriteStream(path, { flags: 'wx', mode: 0o600 }),
  );
  out(`${path}\n`);
  return 0;
}

function understood(args: readonly string[]): Asked | undefined {
  const text = { type: 'string' } as const;
  const options = { register: text, purpose: text, format: text, fields: text, lang: text, organisations: { type: 'boolean' } } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [out] = positionals;
    const { register, purpose, lang = 'fi', fields } = values;
    const format = EXPORT_FORMATS.find((each) => each === (values.format ?? 'csv'));
    if (
      out === undefined ||
      positionals.length > 1 ||
      register === undefined ||
      purpose === undefined ||
      format === undefined ||
      !isLang(lang)
    )
      return undefined;
    const about = values.organisations === true ? 'organisations' : 'people';
    return {
      out,
      about,
      who: { filter: {} },
      registerId: register,
      purpose,
      format,
      lang,
      fields: fields?.split(',').map((field) => field.trim()),
    };
  } catch {
    return undefined;
  }
}

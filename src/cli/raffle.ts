// `lupaus raffle verify FILE`: computes a published draw again, on any machine, without the register.

import { readFileSync } from 'node:fs';
import { verifyDraw } from '#raffles';
import type { DrawFault, DrawRecord } from '#raffles';
import { z } from 'zod';
import { langOf } from './terminal.ts';
import type { Terminal } from './terminal.ts';

const hash = z.string();
const shape = z.object({
  method: z.string(),
  raffle: z.string(),
  entries: z.array(hash),
  root: hash,
  commitment: hash,
  secret: z.string().nullable(),
  publicValue: z.string().nullable(),
  seed: hash.nullable(),
  winners: z.number().int(),
  reserves: z.number().int(),
  drawn: z.array(hash).nullable(),
});

const WORDS = {
  fi: {
    holds: 'Arvonta on suoritettu niin kuin se on julkaistu.',
    fails: 'Arvonta EI ole julkaistun mukainen:',
    unreadable: 'Tiedosto ei ole arvonnan tiedosto.',
  },
  sv: {
    holds: 'Dragningen gjordes så som den publicerades.',
    fails: 'Dragningen stämmer INTE med det publicerade:',
    unreadable: 'Filen är inte en fil om en dragning.',
  },
  en: {
    holds: 'The draw was made as it was published.',
    fails: 'The draw is NOT as it was published:',
    unreadable: 'The file is no file of a draw.',
  },
} as const;

const FAULTS: Readonly<Record<DrawFault, { fi: string; sv: string; en: string }>> = {
  method: { fi: 'arvontatapa on tuntematon', sv: 'dragningssättet är okänt', en: 'the method is unknown' },
  list: {
    fi: 'luettelo ei ole järjestyksessä tai siinä on muuta kuin tiivisteitä',
    sv: 'listan är inte i ordning eller innehåller annat än kontrollsummor',
    en: 'the list is not in order or holds something other than hashes',
  },
  root: { fi: 'luettelo ei vastaa tiivistettään', sv: 'listan motsvarar inte sin kontrollsumma', en: 'the list does not match its hash' },
  commitment: {
    fi: 'salaisuus ei vastaa tiivistettään',
    sv: 'hemligheten motsvarar inte sin kontrollsumma',
    en: 'the secret does not match its hash',
  },
  'not-drawn': { fi: 'arvontaa ei ole vielä suoritettu', sv: 'dragningen är inte gjord ännu', en: 'the draw has not been made yet' },
  seed: { fi: 'siemenluku on väärä', sv: 'fröet är fel', en: 'the seed is wrong' },
  winners: { fi: 'voittajat ovat väärät', sv: 'vinnarna är fel', en: 'the winners are wrong' },
};

/** 0 when the draw holds, 1 when it does not, 2 when there is nothing to look at. */
export function raffleCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { out, err } = terminal;
  const words = WORDS[langOf(terminal)];
  const [verb, file] = args;
  if (verb !== 'verify' || file === undefined) {
    err('lupaus raffle verify FILE [--lang fi|sv|en]\n');
    return Promise.resolve(2);
  }
  const record = read(file);
  if (record === null) {
    err(`${words.unreadable}\n`);
    return Promise.resolve(2);
  }
  const faults = verifyDraw(record);
  const lines = faults.map((fault) => `- ${FAULTS[fault][langOf(terminal)]}`);
  out(faults.length === 0 ? `${words.holds}\n` : `${[words.fails, ...lines].join('\n')}\n`);
  return Promise.resolve(faults.length === 0 ? 0 : 1);
}

function read(file: string): DrawRecord | null {
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

// What the law asks of every declaration and the checks of its form refuse, where one click can put it right.

import { freeId } from '../draft-edit.ts';
import type { Edit } from '../edit/edit.ts';
import { findings } from '../check.ts';
import type { Finding } from '../problem.ts';
import type { Policy } from '../schema.ts';
import { RIGHT_NAMES } from './phrases-rights.ts';
import type { Fault } from './policy-fault.ts';

/** One month at its shortest. */
const MONTH_HOURS = 672;
const LEGAL = {
  fi: 'Oikeus tulee suoraan laista, joten se kuuluu selosteeseen.',
  sv: 'Rätten följer direkt av lagen och ska därför framgå av beskrivningen.',
  en: 'The right follows directly from the law, so it belongs in the notice.',
};

/** Faults that the checks of form find too, told here because they can be mended. */
export function refused(policy: Policy): Fault[] {
  return findings(policy).flatMap((finding) => fixableOf(policy, finding));
}

function fixableOf(policy: Policy, { code, path, params, rule }: Finding): Fault[] {
  switch (code) {
    case 'right-missing': {
      const right = word(params?.['right']);
      const law = rule ?? 'R7h';
      const item = { right, completed: [{ what: 'right', stated: null, reason: LEGAL, rule: law }] };
      return [
        {
          code,
          at: path,
          about: right,
          rule: law,
          params: { right: RIGHT_NAMES[right] ?? right },
          mend: [{ do: 'append', path, value: item }],
        },
      ];
    }
    case 'erasure-too-slow':
      return [{ code, at: path, params: { n: policy.requests.erasureHours }, mend: [{ do: 'set', path, value: MONTH_HOURS }] }];
    case 'register-without-erasing':
      return [{ code: 'register-without-end', at: path.slice(0, 2), mend: withReview(policy, Number(path[1])) }];
    case 'never-used':
      return [{ code, at: path, params: { id: word(params?.['id']) }, mend: [{ do: 'remove', path }] }];
    default:
      return [];
  }
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function withReview(policy: Policy, register: number): Edit[] {
  const known = policy.retention.find((rule) => rule.kind === 'periodic-review');
  const id = known?.id ?? freeId('yearly-review', policy.retention);
  const rule = {
    id,
    kind: 'periodic-review',
    every: 'P1Y',
    inactive: { trigger: 'last-contact', period: 'P3Y' },
    decideWithin: 'P30D',
    completed: [
      {
        what: 'retention',
        stated: null,
        reason: {
          fi: 'Rekisterillä ei ollut säilytysaikaa. Se käydään läpi vuosittain, ja niistä, joihin ei ole oltu yhteydessä kolmeen vuoteen, päätetään.',
          sv: 'Registret saknade lagringstid. Det gås igenom årligen, och beslut fattas om dem som inte har kontaktats på tre år.',
          en: 'The register had no retention. It is gone through each year, and those without contact for three years are decided on.',
        },
        rule: 'R7g',
      },
    ],
  };
  const used: Edit = { do: 'append', path: ['registers', register, 'retention'], value: id };
  return known === undefined ? [{ do: 'append', path: ['retention'], value: rule }, used] : [used];
}

// Facts that the law and the authorities set, kept in one dated place so that a notice never names an office or an act that no longer exists.
import type { Lang, Text } from '#platform/i18n';
import type { Basis } from './schema.ts';

/** The day on which this file was last compared with the sources. */
export const REFERENCE_CHECKED_ON = '2026-11-22';

export const SUPERVISOR = {
  name: { fi: 'Tietosuojavaltuutetun toimisto', sv: 'Dataombudsmannens byrå', en: 'Office of the Data Protection Ombudsman' },
  visit: {
    fi: 'Lintulahdenkuja 4, 00530 Helsinki',
    sv: 'Fågelviksgränden 4, 00530 Helsingfors',
    en: 'Lintulahdenkuja 4, FI-00530 Helsinki, Finland',
  },
  post: { fi: 'PL 800, 00531 Helsinki', sv: 'PB 800, 00531 Helsingfors', en: 'P.O. Box 800, FI-00531 Helsinki, Finland' },
  website: 'tietosuoja.fi',
  url: 'https://tietosuoja.fi/',
} as const satisfies { name: Text; visit: Text; post: Text; website: string; url: string };

const EU = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK';
const EEA: ReadonlySet<string> = new Set(`${EU} IS LI NO EEA`.split(' '));

export function insideEea(country: string): boolean {
  return EEA.has(country);
}

const AREA: Text = { fi: 'EU/ETA', sv: 'EU/EES', en: 'EU/EEA' };
const NAMES: Readonly<Record<Lang, Intl.DisplayNames>> = {
  fi: new Intl.DisplayNames('fi', { type: 'region' }),
  sv: new Intl.DisplayNames('sv-FI', { type: 'region' }),
  en: new Intl.DisplayNames('en-GB', { type: 'region' }),
};

/** The country's name in its basic form; patterns that use it must not inflect it. */
export function countryName(code: string): Text {
  if (code === 'EEA') return AREA;
  return { fi: NAMES.fi.of(code) ?? code, sv: NAMES.sv.of(code) ?? code, en: NAMES.en.of(code) ?? code };
}

function gdpr(fi: string, sv: string, en: string): Text {
  return { fi: `tietosuoja-asetuksen ${fi}`, sv: `${sv} i dataskyddsförordningen`, en: `${en} GDPR` };
}

function article(no: number, paragraph?: number, point?: string): Text {
  if (paragraph === undefined) return gdpr(`${no} artikla`, `artikel ${no}`, `Article ${no}`);
  if (point === undefined) return gdpr(`${no} artiklan ${paragraph} kohta`, `artikel ${no}.${paragraph}`, `Article ${no}(${paragraph})`);
  return gdpr(
    `${no} artiklan ${paragraph} kohdan ${point} alakohta`,
    `artikel ${no}.${paragraph} ${point}`,
    `Article ${no}(${paragraph})(${point})`,
  );
}

/** The item of Article 6(1), and of Article 9(2) where it takes both, behind each legal basis. */
export const BASIS_LAW: Readonly<Record<Basis, Text>> = {
  contract: article(6, 1, 'b'),
  consent: article(6, 1, 'a'),
  'explicit-consent': gdpr(
    '6 artiklan 1 kohdan a alakohta ja 9 artiklan 2 kohdan a alakohta',
    'artiklarna 6.1 a och 9.2 a',
    'Articles 6(1)(a) and 9(2)(a)',
  ),
  'legitimate-interest': article(6, 1, 'f'),
  'legal-obligation': article(6, 1, 'c'),
};

const LAWS: Readonly<Record<string, Text>> = {
  R1: article(12, 3),
  R2: article(17),
  R3: article(12, 4),
  R4: article(12, 5),
  R5: article(12, 6),
  R6: article(12, 1),
  R7: article(13),
  R7a: article(13, 1, 'a'),
  R7b: article(13, 1, 'b'),
  R7c: article(13, 1, 'c'),
  R7d: article(13, 1, 'd'),
  R7e: article(13, 1, 'e'),
  R7f: article(13, 1, 'f'),
  R7g: article(13, 2, 'a'),
  R7h: article(13, 2, 'b'),
  R7i: article(13, 2, 'c'),
  R7j: article(13, 2, 'd'),
  R7k: article(13, 2, 'e'),
  R7l: article(13, 2, 'f'),
  R7m: article(13, 3),
  R8: article(14),
  R8n: article(14, 1, 'd'),
  R8o: article(14, 2, 'f'),
  R9: article(15),
  R10: gdpr('16–22 artikla', 'artiklarna 16–22', 'Articles 16–22'),
  R11: gdpr('7 ja 9 artikla', 'artiklarna 7 och 9', 'Articles 7 and 9'),
  R12: gdpr('26, 28 ja 29 artikla', 'artiklarna 26, 28 och 29', 'Articles 26, 28 and 29'),
  R13: article(30, 1),
  R14: article(32),
  R15: gdpr('33 ja 34 artikla', 'artiklarna 33 och 34', 'Articles 33 and 34'),
  R16: article(35),
  R17: { fi: 'tietosuojalain (1050/2018) 29 §', sv: 'dataskyddslagen (1050/2018) 29 §', en: 'Data Protection Act (1050/2018), section 29' },
  R18: {
    fi: 'tietosuojalain (1050/2018) 34 ja 35 §',
    sv: 'dataskyddslagen (1050/2018) 34 och 35 §',
    en: 'Data Protection Act (1050/2018), sections 34 and 35',
  },
  R19: communications('200 §', 'section 200'),
  R20: communications('202 ja 203 §', 'sections 202 and 203', '202 och 203 §'),
  R21: communications('200 ja 202 §', 'sections 200 and 202', '200 och 202 §'),
  R22: communications('205 §', 'section 205'),
  R23: {
    fi: 'kirjanpitolain (1336/1997) 2 luvun 10 §',
    sv: 'bokföringslagen (1336/1997) 2 kap. 10 §',
    en: 'Accounting Act (1336/1997), chapter 2, section 10',
  },
  R24: {
    fi: 'laki velan vanhentumisesta (728/2003)',
    sv: 'lagen om preskription av skulder (728/2003)',
    en: 'Act on Statute-barred Debt (728/2003)',
  },
  R25: { fi: 'arvonlisäverolaki (1501/1993)', sv: 'mervärdesskattelagen (1501/1993)', en: 'Value Added Tax Act (1501/1993)' },
  R26: {
    fi: 'arvonlisäverolain (1501/1993) 209 e §',
    sv: 'mervärdesskattelagen (1501/1993) 209 e §',
    en: 'Value Added Tax Act (1501/1993), section 209 e',
  },
  R27: { fi: 'korkolaki (633/1982)', sv: 'räntelagen (633/1982)', en: 'Interest Act (633/1982)' },
  R28: {
    fi: 'laki saatavien perinnästä (513/1999)',
    sv: 'lagen om indrivning av fordringar (513/1999)',
    en: 'Debt Collection Act (513/1999)',
  },
  R29: {
    fi: 'kuluttajansuojalain (38/1978) 6 luku',
    sv: 'konsumentskyddslagen (38/1978) 6 kap.',
    en: 'Consumer Protection Act (38/1978), chapter 6',
  },
  R30: article(5, 1),
  R31: { fi: 'ICF:n ohje coaching-lokista', sv: 'ICF:s anvisning om coachningslogg', en: 'ICF guidance on the coaching log' },
};

function communications(fi: string, en: string, sv = fi): Text {
  return {
    fi: `sähköisen viestinnän palveluista annetun lain (917/2014) ${fi}`,
    sv: `lagen om tjänster inom elektronisk kommunikation (917/2014) ${sv}`,
    en: `Act on Electronic Communications Services (917/2014), ${en}`,
  };
}

/** The enactment behind a rule such as R7c, in its basic form; undefined for a rule this edition does not know. */
export function lawOf(rule: string): Text | undefined {
  return LAWS[rule] ?? LAWS[rule.replace(/[a-z]$/, '')];
}

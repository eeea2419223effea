// The facts that ship with the product: authorities, laws, transfer instruments, adequate countries and rates, each dated and sourced.

import type { Text } from '#platform/i18n';
import { countryName, REFERENCE_CHECKED_ON, SUPERVISOR } from './reference.ts';
import type { ReferenceDatum, ReferenceKind } from './reference-data.ts';

type Row = readonly [id: string, name: Text, value: Text, from: string | null, until: string | null, source: string, recheckOn: string];

const YEAR = '2027-11-22';
const SOON = '2027-01-31';
const OFFICE = 'tietosuoja.fi';
const STATUTES = 'finlex.fi';
const UNION = 'eur-lex.europa.eu';
const COMMISSION = 'commission.europa.eu: adequacy decisions';

function t(fi: string, sv: string, en: string): Text {
  return { fi, sv, en };
}

function one(text: string): Text {
  return { fi: text, sv: text, en: text };
}

const AUTHORITIES: readonly Row[] = [
  [
    'supervisor.name',
    t('Valvontaviranomaisen nimi', 'Tillsynsmyndighetens namn', 'Name of the supervisor'),
    SUPERVISOR.name,
    null,
    null,
    OFFICE,
    YEAR,
  ],
  [
    'supervisor.visit',
    t('Valvontaviranomaisen käyntiosoite', 'Tillsynsmyndighetens besöksadress', 'Visiting address of the supervisor'),
    SUPERVISOR.visit,
    null,
    null,
    OFFICE,
    YEAR,
  ],
  [
    'supervisor.post',
    t('Valvontaviranomaisen postiosoite', 'Tillsynsmyndighetens postadress', 'Postal address of the supervisor'),
    SUPERVISOR.post,
    null,
    null,
    OFFICE,
    YEAR,
  ],
  [
    'supervisor.website',
    t('Valvontaviranomaisen verkkosivut', 'Tillsynsmyndighetens webbplats', 'Website of the supervisor'),
    one(SUPERVISOR.website),
    null,
    null,
    OFFICE,
    YEAR,
  ],
  [
    'authority.communications',
    t('Viestinnän ja evästeiden valvoja', 'Tillsyn över kommunikation och kakor', 'Supervisor of communications and cookies'),
    t(
      'Liikenne- ja viestintävirasto Traficom',
      'Transport- och kommunikationsverket Traficom',
      'Finnish Transport and Communications Agency Traficom',
    ),
    '2019-01-01',
    null,
    'traficom.fi',
    YEAR,
  ],
  [
    'authority.population',
    t('Väestötietojen viranomainen', 'Befolkningsdatamyndighet', 'Population data authority'),
    t('Digi- ja väestötietovirasto', 'Myndigheten för digitalisering och befolkningsdata', 'Digital and Population Data Services Agency'),
    '2020-01-01',
    null,
    'dvv.fi',
    YEAR,
  ],
  [
    'authority.consumer',
    t('Kuluttaja-asioiden viranomainen', 'Konsumentmyndighet', 'Consumer authority'),
    t('Kilpailu- ja kuluttajavirasto', 'Konkurrens- och konsumentverket', 'Finnish Competition and Consumer Authority'),
    '2013-01-01',
    null,
    'kkv.fi',
    YEAR,
  ],
  [
    'authority.permits',
    t('Lupa- ja valvontaviranomainen', 'Tillstånds- och tillsynsmyndighet', 'Permit and supervision authority'),
    t('Lupa- ja valvontavirasto', 'Tillstånds- och tillsynsverket', 'Finnish Supervisory Agency'),
    '2026-01-01',
    null,
    'avi.fi',
    SOON,
  ],
];

const LAWS: readonly Row[] = [
  [
    'law.gdpr',
    t('Yleinen tietosuoja-asetus', 'Allmänna dataskyddsförordningen', 'General Data Protection Regulation'),
    one('(EU) 2016/679'),
    '2018-05-25',
    null,
    UNION,
    YEAR,
  ],
  [
    'law.data-protection',
    t('Tietosuojalaki', 'Dataskyddslagen', 'Data Protection Act'),
    one('1050/2018'),
    '2019-01-01',
    null,
    STATUTES,
    YEAR,
  ],
  [
    'law.personal-data',
    t('Henkilötietolaki', 'Personuppgiftslagen', 'Personal Data Act'),
    one('523/1999'),
    '1999-06-01',
    '2018-12-31',
    STATUTES,
    '2036-01-01',
  ],
  [
    'law.communications',
    t(
      'Laki sähköisen viestinnän palveluista',
      'Lagen om tjänster inom elektronisk kommunikation',
      'Act on Electronic Communications Services',
    ),
    one('917/2014'),
    '2015-01-01',
    null,
    STATUTES,
    YEAR,
  ],
  [
    'law.communications-privacy',
    t(
      'Sähköisen viestinnän tietosuojalaki',
      'Lagen om dataskydd vid elektronisk kommunikation',
      'Act on the Protection of Privacy in Electronic Communications',
    ),
    one('516/2004'),
    '2004-09-01',
    '2014-12-31',
    STATUTES,
    '2036-01-01',
  ],
  ['law.accounting', t('Kirjanpitolaki', 'Bokföringslagen', 'Accounting Act'), one('1336/1997'), '1997-12-31', null, STATUTES, YEAR],
  [
    'law.limitation',
    t('Laki velan vanhentumisesta', 'Lagen om preskription av skulder', 'Act on Statute-barred Debt'),
    one('728/2003'),
    '2004-01-01',
    null,
    STATUTES,
    YEAR,
  ],
];

const INSTRUMENTS: readonly Row[] = [
  ['instrument.safe-harbor', one('Safe Harbor'), one('C-362/14'), '2000-07-26', '2015-10-06', UNION, '2036-01-01'],
  ['instrument.privacy-shield', one('Privacy Shield'), one('C-311/18'), '2016-07-12', '2020-07-16', UNION, '2036-01-01'],
  [
    'instrument.scc-old',
    t('Vanhat vakiolausekkeet', 'Gamla standardavtalsklausuler', 'Old standard contractual clauses'),
    one('2010/87/EU, 2004/915/EY'),
    '2004-12-27',
    '2022-12-27',
    UNION,
    '2036-01-01',
  ],
  [
    'instrument.scc',
    t('Vakiosopimuslausekkeet', 'Standardavtalsklausuler', 'Standard contractual clauses'),
    one('(EU) 2021/914'),
    '2021-06-27',
    null,
    UNION,
    YEAR,
  ],
  [
    'instrument.dpf',
    t('EU:n ja Yhdysvaltojen tietosuojakehys', 'Dataskyddsramen EU–USA', 'EU-US Data Privacy Framework'),
    one('(EU) 2023/1795'),
    '2023-07-10',
    null,
    `${UNION}; T-553/23`,
    '2027-05-31',
  ],
];

/** Countries whose protection the Commission has found adequate; the United States only through the framework. */
const ADEQUATE =
  'AD 2010-10-19 AR 2003-06-30 CA 2001-12-20 CH 2000-07-26 FO 2010-03-05 GB 2021-06-28 GG 2003-11-21 IL 2011-01-31 IM 2004-04-28 JE 2008-05-08 JP 2019-01-23 KR 2021-12-17 NZ 2012-12-19 UY 2012-08-21';

function adequacy(): Row[] {
  const words = ADEQUATE.split(' ');
  return words.flatMap((code, i): Row[] =>
    i % 2 === 0
      ? [
          [
            `adequacy.${code}`,
            countryName(code),
            t('tietosuojan taso riittävä', 'adekvat skyddsnivå', 'adequate level of protection'),
            words[i + 1] ?? null,
            null,
            COMMISSION,
            SOON,
          ],
        ]
      : [],
  );
}

const RATES: readonly Row[] = [
  [
    'vat.standard',
    t('Arvonlisävero, yleinen kanta', 'Mervärdesskatt, allmän skattesats', 'VAT, standard rate'),
    t('25,5 %', '25,5 %', '25.5%'),
    '2024-09-01',
    null,
    'vero.fi',
    SOON,
  ],
  [
    'vat.reduced',
    t('Arvonlisävero, alennettu kanta', 'Mervärdesskatt, reducerad skattesats', 'VAT, reduced rate'),
    t('13,5 %', '13,5 %', '13.5%'),
    '2026-01-01',
    null,
    'vero.fi',
    SOON,
  ],
  [
    'interest.reference',
    t('Korkolain viitekorko', 'Referensränta enligt räntelagen', 'Reference rate of the Interest Act'),
    t('2,5 %', '2,5 %', '2.5%'),
    '2026-01-01',
    '2026-06-30',
    'suomenpankki.fi',
    '2026-07-01',
  ],
  [
    'reminder.consumer',
    t('Maksumuistutus kuluttajalle enintään', 'Betalningspåminnelse till konsument högst', 'Payment reminder to a consumer at most'),
    t('5 €', '5 €', '€5'),
    null,
    null,
    STATUTES,
    YEAR,
  ],
  [
    'reminder.business',
    t('Maksumuistutus yritykselle enintään', 'Betalningspåminnelse till företag högst', 'Payment reminder to a business at most'),
    t('12 €', '12 €', '€12'),
    '2022-05-01',
    null,
    STATUTES,
    YEAR,
  ],
];

function data(kind: ReferenceKind, rows: readonly Row[]): ReferenceDatum[] {
  return rows.map(([id, name, value, from, until, source, recheckOn]) => ({
    id,
    kind,
    name,
    value,
    from,
    until,
    source,
    // What should have been looked at again before that day was not: nobody has seen it since it came into force.
    checkedOn: recheckOn <= REFERENCE_CHECKED_ON ? (from ?? recheckOn) : REFERENCE_CHECKED_ON,
    recheckOn,
  }));
}

export const SHIPPED: readonly ReferenceDatum[] = [
  ...data('authority', AUTHORITIES),
  ...data('law', LAWS),
  ...data('instrument', INSTRUMENTS),
  ...data('adequacy', adequacy()),
  ...data('rate', RATES),
];

// Authorities, addresses and names that have changed, as notices still give them.

import type { Reference } from '../reference-data.ts';
import { phrase, REPLACE } from './outdated-row.ts';
import type { Outdated, Words } from './outdated-row.ts';

const REPLACED: Words = ['Viranomaisen tehtävät on siirretty', 'Myndighetens uppgifter har flyttats', 'The authority has been replaced'];
const NOW: Words = [
  'Tehtävistä vastaa {since} alkaen {value}.',
  'Sedan {since} svarar {value} för uppgifterna.',
  'Since {since} the body in charge is {value}.',
];
function value(id: string): (reference: Reference) => string {
  return (reference) => reference.data.get(id)?.value.fi ?? '';
}

export const AUTHORITIES: readonly Outdated[] = [
  {
    id: 'supervisor-address',
    pattern: /tietosuoja\.fi\/fi\/index\S*|Albertinkatu 25|Ratapihantie 9|PL 800,? ?(?:FI-)?00521|PL 315,? ?(?:FI-)?00181/iu,
    phrase: phrase(
      'warning',
      'R7j',
      ['Valvontaviranomaisen vanha osoite', 'Tillsynsmyndighetens gamla adress', 'Old address of the supervisor'],
      [
        'Tietosuojavaltuutetun toimiston osoite on nykyään {visit} ja postiosoite {post}. Verkossa se on {website}.',
        'Dataombudsmannens byrå finns numera på {visit}, postadress {post}, på webben {website}.',
        'The Office of the Data Protection Ombudsman is now at {visit}, by post {post}, on the web {website}.',
      ],
      REPLACE,
    ),
    replace: [
      [/(?:https?:\/\/)?(?:www\.)?tietosuoja\.fi\/fi\/index[\w./-]*/giu, value('supervisor.website')],
      [
        /(?:Ratapihantie 9|Albertinkatu 25)(?: A)?(?:, ?\d+\. ?(?:krs|kerros))?(?:, ?(?:FI-)?\d{5} Helsinki)?/giu,
        value('supervisor.visit'),
      ],
      [/PL (?:800|315),? ?(?:FI-)?00(?:521|181)(?: Helsinki)?/giu, value('supervisor.post')],
    ],
  },
  {
    id: 'data-protection-board',
    pattern: /(?<!\p{L})tietosuojalautakun\p{L}+/iu,
    phrase: phrase(
      'warning',
      'R7j',
      ['Tietosuojalautakuntaa ei enää ole', 'Datasekretessnämnden finns inte längre', 'The Data Protection Board no longer exists'],
      [
        'Lautakunta lakkautettiin 31.12.2018. Valvontaviranomainen on tietosuojavaltuutettu.',
        'Nämnden drogs in 31.12.2018. Tillsynsmyndigheten är dataombudsmannen.',
        'The board was abolished on 31 December 2018. The supervisor is the Data Protection Ombudsman.',
      ],
    ),
  },
  ...(
    [
      [
        'communications-authority',
        /(?<!\p{L})viestintäviras\p{L}+|(?<!\p{L})viestintävaltuute\p{L}+|(?<!\p{L})Trafi(?!\p{L})/iu,
        'authority.communications',
      ],
      ['population-register-centre', /(?<!\p{L})väestörekisterikesku\p{L}+|(?<!\p{L})maistraat\p{L}+/iu, 'authority.population'],
      ['consumer-agency', /(?<!\p{L})kuluttajavirasto\p{L}*/iu, 'authority.consumer'],
      ['regional-agency', /(?<!\p{L})aluehallintoviras\p{L}+|(?<!\p{L})Valvira\p{L}*/u, 'authority.permits'],
    ] as const
  ).map(([id, pattern, ref]): Outdated => ({ id, pattern, datum: ref, phrase: phrase('warning', 'R7j', REPLACED, NOW) })),
];

export const NAMES: readonly Outdated[] = [
  {
    id: 'register-description',
    pattern: /(?<!\p{L})rekisteriselost\p{L}*/iu,
    within: ['title'],
    phrase: phrase(
      'note',
      'R7',
      [
        'Rekisteriseloste on vanhan lain lomake',
        'Registerbeskrivning hör till den gamla lagen',
        'A register description is a form of the old Act',
      ],
      [
        'Nykyään kerrotaan tietosuojaselosteella (13 ja 14 artikla), ja erikseen pidetään seloste käsittelytoimista (30 artikla).',
        'Numera informerar man med en dataskyddsbeskrivning (artiklarna 13 och 14) och för ett separat register över behandling (artikel 30).',
        'Today people are informed by a privacy notice (Articles 13 and 14), with a separate record of processing (Article 30).',
      ],
    ),
  },
  {
    id: 'sensitive-data',
    pattern: /(?<!\p{L})arkaluontei\p{L}+ (?:henkilö)?tie\p{L}+/iu,
    phrase: phrase(
      'note',
      'R11',
      [
        'Vanhan lain käsite: arkaluonteiset tiedot',
        'Begrepp ur den gamla lagen: känsliga uppgifter',
        'Term of the old Act: sensitive data',
      ],
      [
        'Asetuksen käsite on erityiset henkilötietoryhmät (9 artikla).',
        'Förordningens begrepp är särskilda kategorier av personuppgifter (artikel 9).',
        'The term of the Regulation is special categories of personal data (Article 9).',
      ],
    ),
  },
  {
    id: 'social-security-number',
    pattern: /(?<!\p{L})sosiaaliturvatunnu\p{L}+|(?<!\p{L})sotu(?:n|a|ssa)?(?!\p{L})/iu,
    phrase: phrase(
      'note',
      'R17',
      ['Tunnus on nimeltään henkilötunnus', 'Beteckningen heter personbeteckning', 'The code is called personal identity code'],
      ['Sosiaaliturvatunnus on vanha nimi.', 'Socialskyddssignum är ett gammalt namn.', 'Social security number is an old name.'],
      ['Vaihda muotoon henkilötunnus', 'Byt till henkilötunnus', 'Replace with henkilötunnus'],
    ),
    replace: [
      [/(?<!\p{L})sosiaaliturvatunnu(?=\p{L})/gu, 'henkilötunnu'],
      [/(?<!\p{L})Sosiaaliturvatunnu(?=\p{L})/gu, 'Henkilötunnu'],
    ],
  },
  {
    id: 'twitter',
    pattern: /(?<!\p{L})Twitter\p{Ll}*/u,
    unless: /(?<!\p{L})X(?!\p{L})/u,
    phrase: phrase(
      'note',
      'R7e',
      ['Twitter on nykyään X', 'Twitter heter numera X', 'Twitter is now X'],
      ['Nimi vaihtui vuonna 2023.', 'Namnet ändrades 2023.', 'The name changed in 2023.'],
      ['Vaihda nimeksi X', 'Byt namnet till X', 'Replace the name with X'],
    ),
    replace: [[/(?<!\p{L})Twitter(?!\p{L})/gu, 'X']],
  },
  {
    id: 'facebook',
    pattern: /(?<!\p{L})Facebook(?!\p{L})/u,
    within: ['disclosure', 'transfer', 'recipients', 'transfers', 'disclosures'],
    unless: /(?<!\p{L})Meta(?!\p{L})/u,
    phrase: phrase(
      'note',
      'R7e',
      ['Vastaanottaja on yhtiö, ei palvelu', 'Mottagaren är ett bolag, inte en tjänst', 'The recipient is a company, not a service'],
      [
        'Facebookia pitää EU:ssa Meta Platforms Ireland.',
        'Facebook drivs inom EU av Meta Platforms Ireland.',
        'In the EU Facebook is run by Meta Platforms Ireland.',
      ],
    ),
  },
];

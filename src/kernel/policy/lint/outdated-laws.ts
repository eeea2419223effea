// Laws and transfer instruments that are no longer in force, as notices still name them.

import { phrase, REPLACE } from './outdated-row.ts';
import type { Outdated, Words } from './outdated-row.ts';

const REPEALED: Words = ['Kumottu laki: {name} ({value})', 'Upphävd lag: {name} ({value})', 'Repealed act: {name} ({value})'];
const VOID: Words = [
  'Siirtoperuste ei ole enää voimassa: {name}',
  'Överföringsgrunden gäller inte längre: {name}',
  'The transfer instrument is no longer valid: {name}',
];
const REMOVE: Words = [
  'Poista kohta; peruste on vastaanottajissa',
  'Ta bort punkten; grunden finns hos mottagarna',
  'Remove the clause; the instrument stands with each recipient',
];

export const LAWS: readonly Outdated[] = [
  {
    id: 'personal-data-act',
    pattern:
      /(?<!\p{L})henkilötietola(?:ki|in|issa|ista|kia)\p{L}*|523\/1999|(?<!\p{L})HetiL(?!\p{L})|personuppgiftslagen|Personal Data Act/iu,
    unless: /kumottu|kumonnut|upphäv|repealed/iu,
    datum: 'law.personal-data',
    phrase: phrase(
      'error',
      'R7',
      REPEALED,
      [
        'Laki kumottiin {until}. Tilalla ovat yleinen tietosuoja-asetus (EU) 2016/679 ja tietosuojalaki 1050/2018.',
        'Lagen upphävdes {until}. I stället gäller den allmänna dataskyddsförordningen (EU) 2016/679 och dataskyddslagen 1050/2018.',
        'The act ended on {until}. In its place stand the General Data Protection Regulation (EU) 2016/679 and the Data Protection Act 1050/2018.',
      ],
      REPLACE,
    ),
    replace: [
      [/(?<!\p{L})henkilötietola(?=ki|in|issa|ista|kia)/gu, 'tietosuojala'],
      [/(?<!\p{L})Henkilötietola(?=ki|in|issa|ista|kia)/gu, 'Tietosuojala'],
      [/523\/1999/g, '1050/2018'],
      [/(?<!\p{L})HetiL(?!\p{L})/gu, 'tietosuojalaki'],
      [/personuppgiftslagen/gu, 'dataskyddslagen'],
      [/Personal Data Act/gu, 'Data Protection Act'],
    ],
  },
  {
    id: 'communications-act',
    pattern: /516\/2004|sähköisen viestinnän tietosuojala\p{L}+|(?<!\p{L})tietoyhteiskuntakaar\p{L}+/iu,
    datum: 'law.communications',
    phrase: phrase(
      'warning',
      'R22',
      ['Vanha laki sähköisestä viestinnästä', 'Gammal lag om elektronisk kommunikation', 'Old act on electronic communications'],
      [
        'Tilalla on laki sähköisen viestinnän palveluista ({value}), voimassa {since} alkaen.',
        'I stället gäller lagen om tjänster inom elektronisk kommunikation ({value}) sedan {since}.',
        'In its place stands the Act on Electronic Communications Services ({value}), in force since {since}.',
      ],
    ),
  },
  {
    id: 'directive',
    pattern: /(?<!\p{L})tietosuojadirektii\p{L}+|95\/46\/E[YGC]/iu,
    phrase: phrase(
      'warning',
      'R7',
      ['Säädös on asetus, ei direktiivi', 'Rättsakten är en förordning, inte ett direktiv', 'The act is a regulation, not a directive'],
      [
        'Direktiivi 95/46/EY kumottiin 25.5.2018. Sovellettavana on yleinen tietosuoja-asetus (EU) 2016/679.',
        'Direktivet 95/46/EG upphävdes 25.5.2018. I stället tillämpas dataskyddsförordningen (EU) 2016/679.',
        'Directive 95/46/EC ended on 25 May 2018. The General Data Protection Regulation (EU) 2016/679 applies.',
      ],
    ),
  },
  {
    id: 'misspelt-gdpr',
    pattern: /(?<!\p{L})(?:GDBR|GPDR|GDRP)(?!\p{Ll})/u,
    phrase: phrase(
      'note',
      'R7',
      [
        'Asetuksen lyhenne on kirjoitettu väärin',
        'Förordningens förkortning är felskriven',
        'The abbreviation of the Regulation is misspelt',
      ],
      ['Oikea lyhenne on GDPR.', 'Rätt förkortning är GDPR.', 'The abbreviation is GDPR.'],
      ['Korjaa muotoon GDPR', 'Rätta till GDPR', 'Correct to GDPR'],
    ),
    replace: [[/(?<!\p{L})(?:GDBR|GPDR|GDRP)(?!\p{Ll})/gu, 'GDPR']],
  },
  {
    id: 'gdpr-asetus',
    pattern: /(?<!\p{L})GDPR[ -–]?asetu\p{L}+/iu,
    phrase: phrase(
      'note',
      'R7',
      ['"GDPR-asetus" sanoo asetuksen kahdesti', '"GDPR-asetus" säger förordning två gånger', '"GDPR-asetus" says regulation twice'],
      [
        'GDPR on jo asetuksen nimi. Suomeksi se on tietosuoja-asetus.',
        'GDPR är redan förordningens namn. På finska heter den tietosuoja-asetus.',
        'GDPR already names the regulation, in Finnish tietosuoja-asetus.',
      ],
      ['Vaihda muotoon tietosuoja-asetus', 'Byt till tietosuoja-asetus', 'Replace with tietosuoja-asetus'],
    ),
    replace: [[/(?<!\p{L})GDPR[ -–]?asetu(?=\p{L})/giu, 'tietosuoja-asetu']],
  },
];

export const INSTRUMENTS: readonly Outdated[] = [
  ...(['privacy-shield', 'safe-harbor'] as const).map((id): Outdated => ({
    id,
    pattern: id === 'privacy-shield' ? /privacy[ -]?shield/iu : /safe[ -]?harbou?r/iu,
    unless: /mitätö|ei ole enää voimassa|kumottu|ogiltig|invalidat/iu,
    datum: `instrument.${id}`,
    phrase: phrase(
      'error',
      'R7f',
      VOID,
      [
        'Järjestely todettiin pätemättömäksi {until} ({value}). Siirto nojaa nykyään tietosuojakehykseen, jos vastaanottaja on sen luettelossa, tai vakiosopimuslausekkeisiin (EU) 2021/914.',
        'Arrangemanget ogiltigförklarades {until} ({value}). En överföring vilar nu på dataskyddsramen, om mottagaren finns i dess förteckning, eller på standardavtalsklausulerna (EU) 2021/914.',
        'The arrangement was declared invalid on {until} ({value}). A transfer now rests on the Data Privacy Framework, if the recipient is on its list, or on the standard contractual clauses (EU) 2021/914.',
      ],
      REMOVE,
    ),
    removable: true,
  })),
  {
    id: 'old-clauses',
    pattern: /2010\/87|2004\/915|2001\/497/u,
    datum: 'instrument.scc-old',
    phrase: phrase(
      'error',
      'R7f',
      VOID,
      [
        'Vanhoihin lausekkeisiin ei voi nojata {until} jälkeen. Voimassa ovat lausekkeet (EU) 2021/914.',
        'De gamla klausulerna gäller inte efter {until}. I kraft är klausulerna (EU) 2021/914.',
        'The old clauses cannot be relied on after {until}. The clauses in force are (EU) 2021/914.',
      ],
      REMOVE,
    ),
    removable: true,
  },
];

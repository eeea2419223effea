// Where data come from, who receives them and how they leave the EU: the words of notices.

import { rules } from './rules.ts';
import type { Rule } from './rules.ts';
import type { SectionKey } from './types.ts';

const SOURCES: readonly SectionKey[] = ['sources'];
const OUT: readonly SectionKey[] = ['disclosure', 'transfer'];
export const SOURCE_RULES: readonly Rule[] = rules('source', SOURCES, [
  [
    'sources/self',
    /^(?:asiakas|rekisteröity|osallistuja|henkilö)(?:$|,| itse| ja | tai | sekä )|asiakkaalta itseltään|sinulta|(?:asiakas|rekisteröity|osallistuja|henkilö|valmennettava|ohjattava|käyttäjä|tilaaja) (?:[a-zåäö]+ )?(?:antaa|ilmoittaa|toimittaa|täyttää|tuo|syöttää|kirjaa|luovuttaa)(?![a-zåäö])|(?:jotka|joita|joita sinä) annat|annat meille|asiakkaiden (?:itsensä|itse) anta|omat ilmoitu|oma ilmoitu|täytät ne itse|annat (?:ne )?itse|(?:asiakas|osallistuja|osapuolet|osapuoli|henkilö|rekisteröity) itse(?![a-zåäö])|käyttäjiltä|osallistujilta|osallistujalta|valmennettavalta|rekisteröidyltä|henkilöltä itseltään|itseltä(?:si|än)|asiakkaan (?:itse )?(?:ilmoittam|antam|luovuttam)|(?:henkilön|rekisteröidyn|sinun) (?:itse(?:nsä|si)? )?(?:ilmoittam|antam)|asiakkailta|suoraan (?:sinulta|asiakk|henkil)|itse (?:antam|ilmoit)|ilmoittaneet itse|asiakkaalta|käyttäjältä/,
  ],
  [
    'sources/organisation',
    /tilaajalta|tilaajaorganisaatio|esihenkilö|esimies|esimieh|edustava[a-zåäö]*|tilaajana toimi[a-zåäö]* organ|työnantajayri|työnantajaorg|työnantaja(?:lta|n(?! nim| tied| yhteys)|yhteis|(?![a-zåäö])|ltasi|nne)|asiakasorganis|asiakasyrity[a-zåäö]*|yrityksen yhteyshenkilöltä|organisaatiolta/u,
  ],
  [
    'sources/web-forms',
    /lomak|uutiskirjeen tilau|rekisteröityessä|rekisteröitymisen yht|rekisteröityy palvelu|kirjautumi[a-zåäö]* yht|tilauksen yhteydessä|ilmoittautumisen yhteydessä|verkkopalvelu[a-zåäö]* kautta|oppaan lata|materiaalilatau|uutiskirjetilau|verkkosivu[a-zåäö]* (?:kautta|\()|verkkosivuilla|www-?sivu|verkkokaup|kotisivujen kautta|kautta (?:tullee|saatu)/u,
  ],
  [
    'sources/contacts',
    /messui|asiakaskontakti|puhelinkesku|puhelimitse|puhelinyhtey|puhelun|puheluista|puhelimessa|sähköpostiviest|sähköpostilla|viestien välityk|chatin|chatissa|whatsapp|yhteydenpido|kontaktoi|kokouks|neuvottelu|kasvokkain|suullisesti|asiakastapaam|asiakastilaisu|tapaami(?:s|set)|sähköpostit,|sähköpostitse|yhteydenot(?!tolom)|tapahtumis/,
  ],
  ['sources/social', /sosiaali[a-zåäö]* media|sosiaalisen median|linkedin|facebook|twitter|instagram|some(?:kanav|sta|n )/u],
  [
    'sources/web-behaviour',
    /verkkokäyttäy|käyttö- ja asiointi|verkkosivusto[a-zåäö]*[^.]{0,60}käyttö|kävijä|evästei|analytiik|verkkosivuilla vieraillessa|sivustolla vieraillessa|palvelun käyt(?:östä|ön seur)|havainnoi|google ?analytics|sivuston käyt|klikkau/u,
  ],
  ['sources/device', /selaimen|selain|ip ?osoi|laitteen/],
  ['sources/partner', /yhteistyökump|kumppaneil(?:ta|tamme)|kumppanilta|kumppaneidemme (?:kautta|järjest)|yhteistyötaho/],
  ['sources/health-care', /terveydenhuol|työterveys/],
  [
    'sources/public',
    /julki[a-zåäö]* (?:rekist|tieto|läht|saatav)|yleisesti saatav|julkis|kaupparekist|(?:yrity|organisaatio)[a-zåäö]* (?:verkko|koti|www) ?sivu|internetistä|internetin (?:haku|julki|yleis)|internetissä (?:julk|ole|saat)|ytj|patentti|verkkohau/u,
  ],
  ['sources/media', /(?<!sosiaalisesta )mediasta|mainoslehd|aikakausleh|sanomaleh|lehdistä|uutisi(?:sta|in)|lehti-ilmoit/],
  [
    'sources/own-records',
    /asiakastietojärj|asiakasrekisteristä|omista (?:[a-zåäö]*järj|[a-zåäö]*rekist|tieto)|laskutusjärjestelmästä|kirjanpidosta saa|omia merkintöjä|itse tuottam|asiakassuhteen aikana (?:synty|kerty|muodost)|palvelun (?:toteutuksen|käytön) (?:aikana|yhteydessä) synty|laskutuksen tietok|järjestelmien tietok|rekisterinpitäjän (?:muista|omista) /,
  ],
  [
    'sources/data-vendors',
    /henkilötietoja koskevia palvel|henkilötietopalvel|osoitepalvel|profinder|fonecta|bisnode|suomen asiakastieto|vainu/,
  ],
  ['sources/joint-site', /(?:yhteenliittym|verkosto|kumppan)[a-zåäö]* (?:verkko|koti|www)?siv/],
  ['sources/authority', /viranomais/],
  [
    'sources/relatives',
    /omais(?:elta|ilta|eltaan)|lähiomai|läheisiltä|läheiseltä|huoltaj(?:alta|ilta)|vanhemmilta|vanhemmalta|perheenjäsen/,
  ],
  ['sources/representative', /(?:laillis|valtuutet|lakimää)[a-zåäö]* edustaj|edustajalta|edustajiltaan|edunvalvoj|asiamieh|valtuutetulta/],
  ['sources/referees', /suosittelij/],
  ['sources/credit', /luottotieto|luottotiedoista/],
  ['sources/booking', /ajanvarau(?:sj|skal|spal|sohj|sten y|ksen y|ksen kaut)|varausjärjestelm|varauskalent|ilmoittautumisjärj/],
  ['sources/other-firms', /muilta yrityksiltä|konserniyhti|samaan konserniin|emoyhti/],
  ['sources/check', /voidaan tarkistaa (?:ulkopuol|yhteisty|kolman)/],
]);

export const DISCLOSURE_RULES: readonly Rule[] = rules('disclosure', undefined, [
  [
    'disclosures/closed-list',
    /(?:ainoastaan|vain) seuraav(?:issa|ille|iin|ille tahoille)|luovut[a-zåäö]* (?:kuitenkin )?(?:vain|ainoastaan)(?: seuraav[a-zåäö]*)?:?$|luovutetaan (?:vain|ainoastaan) (?:niille|silloin|tahoille)/,
  ],
  ['disclosures/to-the-person', /henkilölle itselleen|rekisteröidylle itselleen|asiakkaalle itselleen/],
  [
    'disclosures/with-consent',
    /(?:luovut|toimitetaan|annetaan|jaeta|ulkopuol|kolmansi|osapuol)[^.]{0,260}suostumu|suostumu[^.]{0,100}luovut/,
  ],
  ['disclosures/by-contract', /(?:erillisen|erillistä|nimenomaisen|erilliseen) sopimu/],
  [
    'disclosures/by-law',
    /(?:nimenomai|muun|muiden)?[a-zåäö]* ?säädö[ks]|lain (?:määrää|velvoi|vaati|edell|salli|niin|nojalla|perusteella)|ellei laki|laki toisin|laki [a-zåäö]+ velvoi|(?<!suoja)lainsäädännön (?:velvoi|vaati|salli|edell(?!yttämällä tavalla)|nojal)|laki (?:niin |sitä )?(?:velvoi|edel|vaati)|lakisäätei|viranomai(?:sten|sille|sen) /u,
  ],
  [
    'disclosures/none-as-rule',
    /(?:lähtökohtaisesti|pääsääntöisesti|säännönmukaisesti|yleensä)[^.]{0,60}\bei (?:luovut|anne)|\bei (?:lähtökohtaisesti|pääsääntöisesti|säännönmukaisesti|yleensä) (?:luovut|anne)|ei luovuteta säännönm|ei (?:luovuteta|anneta|jaeta) tarpeettom/,
    /(?<![a-zåäö])(?:eu|eta)(?![a-zåäö])[^.]{0,40}ulkopuol|euroopan/,
  ],
  [
    'disclosures/none',
    /\b(?:ei|emme|en) (?:[a-zåäö]+ )?(?:luovut|myy|jae|anne|anna)|ei säännönmukaisia luovutuks|^ei luovut|(?:ei|emme|en) (?:missään tapauksessa|koskaan|milloinkaan) (?:luovut|myy|jae|anna)/u,
    /tarpeettom|lähtökohtaisesti|pääsääntöisesti|säännönmukaisesti|muuten kuin|ilman|ellei|suostumu|paitsi|siirretä|lukuun ottam/,
  ],
  ['disclosures/partners-view', /(?:mahdollisuus nähdä|nähtävillä|katseluoikeu|voivat nähdä)/],
  ['disclosures/inside-firm', /(?:oy:n|yrityksen|konsernin|organisaation|yhtiön) sisällä|samaan konserniin|konserniyhti|konsernin muille/],
  ['disclosures/on-the-whole-limited', /luovutamme rajoitetusti|rajoitetusti henkilötie/],
  ['disclosures/publish-as-agreed', /julkais[^.]{0,80}sovit/],
  ['disclosures/merger', /yrityskaup|yritysjärjestely|sulautumi|liiketoimintakaup|fuusio|liiketoiminnan myy/],
]);

export const TRANSFER_RULES: readonly Rule[] = [
  ...rules('transfer', undefined, [
    [
      'transfers/none',
      /(?:\bei |\bemme |\ben |\beikä (?:[a-zåäö]+ )?)(?:säännönmukaisesti )?(?:luovut[a-zåäö]* (?:tai|eikä) )?(?:siirr|luovut|lähet|viedä)[^.]{0,90}(?:\beu|\beta|euroop|unioni)[^.]{0,50}ulkopuol|(?:eu|eta)[a-zåäö]*[^.]{0,60}ulkopuolelle (?:ei|emme) (?:siirr|luovut)/u,
      /lähtökohtaisesti|pääsääntöisesti|muuten kuin|muutoin kuin|ellei|paitsi|lukuun ottamatta|ulkopuol[a-zåäö]*,? ilman/,
    ],
    ['transfers/none', /^(?:(?:henkilö)?tietoja )?(?:ei|emme) (?:siirretä|siirrä|luovuteta|luovuta)[a-zåäö ]{0,12}\.?$|^ei siirtoja/u],
    [
      'transfers/none-as-rule',
      /(?:lähtökohtaisesti|pääsääntöisesti|säännönmukaisesti)[^.]{0,80}\b(?:ei|emme) (?:[a-zåäö]+ )?siir|\b(?:ei|emme) (?:[a-zåäö]+ )?(?:lähtökohtaisesti|pääsääntöisesti|säännönmukaisesti|säännöllisesti) (?:[a-zåäö]+ )?siir|\b(?:ei|emme)(?: [a-zåäö]+)? (?:lähtökohtaisesti|pääsääntöisesti|säännönmukaisesti) (?:luovut|viedä|siirr)[^.]{0,60}(?<![a-zåäö])(?:eu|eta|euroop)[^.]{0,50}ulkopuol/u,
    ],
    ['transfers/marketing-abroad', /markkinointiviestin[a-zåäö]* (?:voi |saattaa )?tapahtu[a-zåäö]*[^.]{0,60}ulkopuol/u],
    [
      'transfers/possible',
      /(?:voidaan|voi|voimme|saatetaan|saattavat|saatamme)[^.]{0,120}(?:siirt|luovutt|säilyttää|käsitellä|tallen)[^.]{0,140}(?:\beu|\beta|euroop|unioni)[^.]{0,50}ulkopuol|(?:eu|eta)[a-zåäö]*[^.]{0,60}ulkopuolelle (?:voidaan|saatetaan)/u,
    ],
    [
      'transfers/conditional',
      /\b(?:jos|mikäli)\b[^.]{0,160}(?:siirretään|luovutetaan|siirrämme|käsitellään|siirtyy)[^.]{0,80}ulkopuol|(?:ei|emme) (?:siirretä|siirrä|luovuteta|luovuta)[^.]{0,80}(?<![a-zåäö])(?:eu|eta|euroop)[^.]{0,50}ulkopuol[a-zåäö]*,? (?:ilman|ellei|paitsi|muuten kuin|muutoin kuin)|ulkopuol[^.]{0,80}(?:vain|ainoastaan)[^.]{0,60}(?:suojatoim|lainsäädän|edellytyk)/,
    ],
    [
      'transfers/outside',
      /(?:sijaitse|palvelim|tallenne|säilyte|toimi)[a-zåäö]*[^.]{0,60}(?:yhdysvallo|usa:?ssa|eu:n ulkopuolella|eta:?n ulkopuolella)|siirtyy (?:yhdysvalt|usa)/u,
      /hetkellä|markkinointiviestin/,
    ],
    [
      'transfers/us',
      /(?:siir|luovut|tallen|käsite)[a-zåäö]*[^.]{0,60}(?:yhdysval|usa:?han)|yhdysvaltalai|^(?:yhdysvallat|usa)(?![a-zåäö])|ulkopuolell?[ae][^.]{0,40}(?:yhdysval|\(usa\)|usa:?ssa)/u,
      /(?:ei|emme) (?:siirr|luovut)[^.]{0,40}yhdysval/,
    ],
    [
      'transfers/inside',
      /suomessa sijait|(?:säilyte|säilytä|pitävät|pidetään|tallen|sijaits|palvelim|käsitel)[a-zåäö]*[^.]{0,80}(?:(?<![a-zåäö])(?:eu|eta)(?![a-zåäö])[^.]{0,30}(?:alueella|sisällä|maissa|sisäpuolella)|euroopan (?:unionin|talousalueen) (?:alueella|sisällä)|euroopan talousalueella|suomessa)|pysyvät [^.]{0,20}(?<![a-zåäö])(?:eu|eta)(?![a-zåäö])/u,
      /ulkopuol|yhdysval/,
    ],
    ['transfers/privacy-shield', /privacy shield/],
    [
      'transfers/scc',
      /(?:vakio|malli)(?:muotoi[a-zåäö]*)? ?(?:sopimus)? ?lausek|vakiosopimu|mallilausek|mallisopimu|vakioehto|vakiolausek|standard contractual|(?<!\S)scc(?!\S)/u,
    ],
    ['transfers/dpf', /data privacy framework|dpf\b|(?:tietosuoja|yksityisyyden)kehy|usa ?tietosuojakeh/],
    ['transfers/adequacy', /(?:riittävyyttä|tietosuojan riittävyy)[a-zåäö]* (?:koskeva )?päätö|vastaavuuspäätö|riittävyyspäätö/u],
    ['transfers/contractual', /ulkopuol[^.]{0,120}sopimusjärjes|sopimusjärjes[^.]{0,100}tietosuojan taso/],
    ['transfers/vendors-answer', /vastaavat omalta osaltaan/],
  ]),
];

/** Receivers that are told by kind, not by name. */
export const RECIPIENT_RULES: readonly Rule[] = rules('recipient', OUT, [
  ['recipients/accountant', /tilitoimisto|kirjanpitotoimisto|kirjanpitäj|kirjanpitokump|taloushallin/],
  [
    'recipients/email-tool',
    /sähköpostimarkkinoin[a-zåäö]* (?:työkal|järjest|palvel)|uutiskir[a-zåäö]*-?\s?(?:työkal|järjest|palvel|ohjelm)/u,
  ],
  ['recipients/scheduling-tool', /sovimme (?:yhteis[a-zåäö]* )?aiko|ajanvaraus(?:järj|palvel|työk|kalen)/u],
  [
    'recipients/feedback-tool',
    /palaut[a-zåäö]* antami[a-zåäö]* työkal|palaute(?:työkal|järjes|palvel)|kysely(?:työkal|ohjelm|järjes|palvel)/u,
  ],
  ['recipients/invoicing-tool', /laskutusjärjest|laskutuspalvel|laskutusohjelm|laskutus-? ?ja [a-zåäö]*järjest/u],
  ['recipients/customer-register-service', /asiakasrekisteri- ja|asiakasrekisteripalvel|crm|asiakashallintajärj|asiakkuudenhallintajärj/],
  ['recipients/event-service', /tapahtumailmoittautum|ilmoittautumis(?:palvel|järj)/],
  [
    'recipients/it-support',
    /tietotekni[a-zåäö]* tuki|atk ?huol|atktuki|ittuki|it ?palvel|ittukipalvel|tietojärjestelmätoimit|ict|it ?tuki|palvelintoimit|ylläpitopalvel/u,
  ],
  [
    'recipients/service-providers',
    /palvelu(?:n|iden|jen) ?tarjoaj[a-zåäö]* [^.]{0,60}(?:käsittelevät|puolestamme|lukuumme|lukuun)|(?:luovut|siirr|jaka|jaa|anne|käytä|käyttä|käytet)[a-zåäö]*[^.]{0,90}palvelu(?:n|iden|jen) ?tarjoaj|(?:tekni|ulkopuol|luotet)[a-zåäö]* (?:[a-zåäö]+ )?palvelu(?:n|iden|jen) ?tarjoaj|^(?:[a-zåäö-]+ )?(?:[a-zåäö]*palvelu(?:n|iden|jen) ?tarjoaj|järjestelmätoimitt|ohjelmistotoimitt)|[a-zåäö]*palvelu(?:iden|jen) tarjoajat|palveluntarjoaja(?:mme|ni) (?:palvelim|järjestelm|pilv)|palvelun ?tarjoaj[a-zåäö]* (?:toimesta|toimivat)|(?:puolestamme|lukuumme) [^.]{0,30}palvelun ?tarjoaj|ulkoist[a-zåäö]* [^.]{0,40}palvelun ?tarjoaj|käsittelijöinä/,
  ],
  ['recipients/resellers', /jälleenmyy/],
  ['recipients/subcontractors', /alihankki|alihankin/],
  ['recipients/co-organisers', /(?:tapahtum[a-zåäö]*|koulutu[a-zåäö]*)[^.]{0,60}yhteistyössä|yhteistyössä järjest/u],
  [
    'recipients/partners',
    /(?:luovut|jaetaan|jaamme|siirre|annetaan)[a-zåäö]*[^.]{0,80}yhteistyökumppan|yhteistyökumppan[a-zåäö]*[^.]{0,60}(?:toimeksiantosopimu|salassapito|sopimus)|(?:toimeksiantosopimu|salassapito)[a-zåäö]*[^.]{0,60}kumppan/u,
  ],
  ['recipients/consortium', /yhteenliittymän (?:toisille|muille)/],
  ['recipients/collection-agency', /perintä(?:toimist|yhti|palvel|yrity)/],
  ['recipients/bank', /(?<![a-zåäö])pankeille|pankille|rahoitusyhtiö|maksupalveluntarjoaj|maksunvälittäj|maksuvälittäj/],
  ['recipients/group-companies', /konserniyhtiö(?:ille|iden)|samaan konserniin kuuluv/],
  ['recipients/carriers', /kuljetusyhti|kuljetusliik|postille(?=[ ,.])|kuljetuspalvel/],
  ['recipients/advisers', /tilintarkast|lakimiehe|asianajotoimist|oikeudellis[a-zåäö]* neuvonantaj/],
  ['recipients/insurers', /vakuutusyhti/],
  [
    'recipients/authorities',
    /^viranomai|luovut[a-zåäö]*[^.]{0,80}viranomai|viranomais[a-zåäö]* (?:luovut|vaatim)|viranomaisille [^.]{0,30}(?:luovut|anne|toimit)|verohallin/u,
  ],
  ['recipients/orderer', /tilaaja(?:lle|organisaatiolle|yritykselle)/],
  [
    'recipients/trainers',
    /kouluttaj(?:a|at|alle|ille|amme) [^.]{0,30}saa|(?:kouluttajille|valmentajille|kouluttajalle|valmentajalle)|sopimuskouluttaj/,
  ],
  ['recipients/venues', /majoitu|tapahtumapaik|kokoustil|ravintol|(?<![a-zåäö])hotelli|catering|kokouspaik/],
  ['recipients/employer', /(?:osallistujan|valmennettavan) työnantaj/],
]);

/** Said outright, in whichever section it stands. */
export const PLAIN_SOURCE_RULES: readonly Rule[] = rules('source', undefined, [
  [
    'sources/self',
    /ilmoittaneet itse|itse ilmoittami|käyttäjän(?: itsensä)? antami|asiakkaan itse(?:nsä)? (?:antam|ilmoittam|kertom)|(?:kerätään|saadaan|keräämme|saamme)[^.]{0,60}(?:itseltä|suoraan (?:sinul|asiakk|rekist))|(?:asiakkaalta|rekisteröidyltä)(?: itseltään)? saatu/,
  ],
  ['sources/web-behaviour', /käytöstä havainnoi|analytiikan avulla johdet/],
]);

// Safeguards, archives, rights, procedures, decisions and marketing: the words of notices.

import { rules } from './rules.ts';
import type { Rule } from './rules.ts';
import type { SectionKey } from './types.ts';

/** Where any word of protection is about the register; elsewhere the sentence itself must speak of it. */
export const SECURE: readonly SectionKey[] = ['security', 'retention', 'disclosure', 'transfer', 'data', 'annex', 'title', 'contact'];
const ASK: readonly SectionKey[] = ['rights', 'retention', 'contact', 'must-give', 'changes', 'annex', 'title', 'cookies'];

export const SAFEGUARD_RULES: readonly Rule[] = rules('safeguard', undefined, [
  ['safeguards/passwords', /salasan/],
  [
    'safeguards/user-ids',
    /käyttäjäkohtais|käyttäjätunnu|käyttäjätunnuk|henkilökohtai[a-zåäö]* (?:käyttäjä)?tunnuk|tunnuksi(?:lla|n) ja salasan|käyttäjätunnist/u,
  ],
  ['safeguards/firewall', /palomuur/],
  [
    'safeguards/protection-software',
    /suojausohjel|virustorju|viruksentorj|tietoturvaohjel|virussuoja|haittaohjelm|torjuntaohj|tietoturvaohj/,
  ],
  ['safeguards/mfa', /monivaihe|kaksivaihe|kaksiosai|monitekijä|mfa|2fa/],
  [
    'safeguards/encryption',
    /salattu|salatu|salataan|salaus|salaukse|salaam|kryptat|kryptog|ssl|end to end|(?<!\S)tls|https ?(?:yhtey|proto|salau)|suojatu[a-zåäö]* yhtey/u,
  ],
  ['safeguards/backup', /varmuuskop|varmuustallen|backup|varmistuskop|varmistuks|varmistetaan säännöl/],
  ['safeguards/restore', /palautettav|palauttami/],
  ['safeguards/locked', /luk(?:itu|itt[uy]|ollis|ittav|ossa|kojen|itaan)|lukkojen takana|lukon takana|kassakaap/],
  ['safeguards/access-codes', /pääsykood|kulunvalvon|kulkulup|hälytys|kameravalvon|valvotu[a-zåäö]* (?:tila|konesal)/],
  [
    'safeguards/access-limited',
    /(?:tietoihin|tietoihisi) pääsevät|(?:avain|avaimet)[^.]{0,60}(?:vain|ainoastaan)|(?:ainoastaan|vain)[^.]{0,120}(?:pääs|oikeu|työnteki|käyttöoike|henkilö)|pääsee (?:käsiksi )?(?:ainoastaan|vain)|käyttöoikeu|riittävät oikeudet|pääsy[^.]{0,40}(?:rajoit|rajattu|ainoastaan|vain )|joilla on[^.]{0,40}oikeus/,
  ],
  [
    'safeguards/named-persons',
    /nimety[a-zåäö]* (?:teknise[a-zåäö]* )?(?:henkilö|työnteki)|ennalta määrit|erikseen nimet/u,
    /palveluksessa/,
  ],
  ['safeguards/codes-holders', /(?:tukihenkilö|varahenkilö)[a-zåäö]*[^.]{0,40}tiedossa/u],
  [
    'safeguards/secrecy',
    /vaitiolo|salassapitovelvo|(?:sitoo|allekirjoittaneet)[^.]{0,30}salassapitosop|salassapitositou|luottamuksellis(?!ten)/,
  ],
  ['safeguards/device-lock', /sormentunnist|sormenjälk|laitte[a-zåäö]*[^.]{0,40}(?:tunnist|lukit)|näytönluk/u],
  ['safeguards/careful-devices', /laitte[a-zåäö]* huolelli|huolellinen käyttö/u],
  [
    'safeguards/secure-destruction',
    /häv(?:itys|itetään|ittäm)[a-zåäö]*[^.]{0,40}(?:tietoturva|asianmuk|turvalli|silppu)|silp|tuhotaan (?:tietotur|turval)/u,
  ],
  [
    'safeguards/review',
    /käyttöä valvotaan|lokitus|lokitamme|tietoturv[a-zåäö]*[^.]{0,40}(?:tarkiste|tarkaste|arvioi|auditoi)|säännöllisin väliajoin|päivit[a-zåäö]* säännöl|tietoturvapäivit/u,
  ],
  ['safeguards/staff-only', /käsittelevät [^.]{0,60}työntekijät|(?:vain|ainoastaan) (?:[^.]{0,30})(?:työntekij|henkilökun)|henkilökuntaan/],
  [
    'safeguards/organisational',
    /organisator[a-zåäö]* (?:ja tekni|käytän|toim)|tekni[a-zåäö]* ja (?:organis|ohjelmal)|asianmukai[a-zåäö]* tekni|tekni[a-zåäö]* ja organ/u,
  ],
  [
    'safeguards/technical',
    /teknisesti suojat|suojausmenetelm|teknis(?:in|ten) (?:suoja|toim|turva)|teknisen suojaut|(?:hyväksyttävien )?teknisten menetel|teknisiä että ohjelm|turvatoim(?:ien|in)/,
  ],
  ['safeguards/outsourcing-contract', /ulkoist[a-zåäö]*[^.]{0,160}sopimus|takaamme sopimusjärj/u],
  [
    'safeguards/processor-contracts',
    /(?<!vakio|malli)sopimuslausek|tietosuojasopimu|sopimu[a-zåäö]* henkilötietojen käsittel|käsittelysopimu|tietojenkäsittelysop|sopimukset (?:käsittelij|alihankk)/,
  ],
  ['safeguards/subcontractors', /(?:muun tahon|alihankki)[a-zåäö]*[^.]{0,80}(?:varmist|suojaustaso)/u],
  ['safeguards/partners-comply', /(?:kumppani|palveluntarjoaj)[a-zåäö]*[^.]{0,60}noudatta/u],
  ['safeguards/care', /huolellisuu|huolellisesti|tietoturvasta huolehdi/],
  [
    'safeguards/instructions',
    /dokumentoitu[a-zåäö]* ohje|ohjeiden mukai|ohjeistam|ohjeistett|koulutettu (?:tieto|henkilöt)|(?:henkilöstö|henkilökun|työntekijä)[a-zåäö]*[^.]{0,30}(?:(?<![a-zåäö])koulut(?:ettu|etaan|amme)|ohjeist|perehdyt)/u,
  ],
  [
    'safeguards/protected-servers',
    /suljettu[a-zåäö]* verk|verkossa, joka|suojatu[a-zåäö]* (?:palvelim|verk|tietover)|konesal|palvelim[a-zåäö]*[^.]{0,40}suojat|palvelinkesk/u,
  ],
  ['safeguards/vendor-document', /(?:aineisto|tieto)[a-zåäö]* käsitellään [^.]{0,80}(?:dokumentin|asiakirjan|selosteen) mukai/u],
]);

export const ARCHIVE_RULES: readonly Rule[] = [
  ...rules('archive', undefined, [
    [
      'archives/paper',
      /(?:fyysis|manuaali|paperi)[a-zåäö]*[^.]{0,160}(?:kaap|lukit|lukolli|säilyt|arkist|tilassa)|säilyt[a-zåäö]*[^.]{0,40}(?:paperi|manuaali)|(?:muistiinpano|sopimu|asiakirj|lomak|dokumen)[a-zåäö]*[^.]{0,90}(?:lukit|lukol|lukko|kaap)|(?:kansio|vihko|vihkoon|mappi|mapit|tuloste|tulostett)[a-zåäö]*[^.]{0,160}(?:kaap|lukit|lukolli|laatik)/u,
      /(?:ei|emme) kuulu |(?:paperi|manuaali|fyysi)[a-zåäö]* [^.]{0,40}(?:ei|emme) |(?:ei|emme) (?:ole )?(?:synny |säilytetä |ylläpidetä )?(?:manuaali|paperi|fyysis)|ei manuaali|sähköisesti vain|vältetään/,
    ],
    ['archives/home-office', /kotitoimisto|kotikontt|kotona(?:ni|mme)?(?![a-zåäö])/],
    ['archives/phone', /\((?:[^)]*, ?)?puhelin\)|puhelime(?:n|ssa)[a-zåäö]* (?:kalenter|yhteystie|osoit|muisti)|työpuhelim/u],
    ['archives/backup-place', /varmuuskop[a-zåäö]*[^.]{0,60}(?:lukit|säilyte|tallenne|kaap)/u],
    [
      'archives/no-paper',
      /(?<![a-zåäö])(?:ei|eikä|emme|emmekä)(?: [^ .]+){0,2} (?:ole |säilytä |säilytetä |ylläpidetä |ylläpidä |pidetä |pidä |synny |kuulu |muodostu )(?:manuaalis|paperis|fyysis)|(?:ei|emme) (?:manuaalis|paperis|fyysis)|(?:paperi|manuaali|fyysi)[a-zåäö]* [^.]{0,40}(?<![a-zåäö])(?:ei|emme) (?:säily|ole|synny|pide|kerät|ylläpi|käytet|muodostu)/u,
    ],
  ]),
];

export const RIGHT_RULES: readonly Rule[] = rules(
  'right',
  ['rights', 'contact', 'annex', 'title'],
  [
    [
      'rights/access',
      /^(?:saada|pyytää)(?![^.]{0,80}(?:korja|oikai|poist|rajoit|siirt|siirr|koneluet|koneellis|muodossa))[^.]{0,60}(?:tieto|jäljen|kopio)|^tarkis|saada (?:[a-zåäö]+ )?tietoonsa|saada (?:[a-zåäö]+ )?vahvistus|^pääsy |saat [^.]{0,30}kopion|oikeus saada tieto|kysyä [^.]{0,30}mitä [^.]{0,20}(?:tiedän|tiedämme|tietoja)|nähtäväk|saat tietää|koosteen |(?:pyytää|saada) (?:pääsyä|pääsyn|tiedon|tiedot|kopion|jäljennök)|^tarkast|oikeu[a-zåäö]* (?:[a-zåäö]+ ){0,3}(?:tarkas|tarkis|tutus|saada (?:pääsy|tieto|tietää|jäljen|kopio|vahvis)|pyytää (?:pääsy|häntä koskevat|itse|kopio|nähtä|omat))|(?:voi|voit|saa) (?:tarkas|tarkis|tutus)[a-zåäö]*|tarkastusoikeu|tarkistusoikeu|oikeus[^.]{0,50}(?:tarkastaa|tarkistaa|tutustua|saada pääsy|saada tietää)/u,
    ],
    ['rights/rectification', /oikais|korja|täydent/],
    ['rights/erasure', /poist(?:a|o|e|ami|et)[a-zåäö]*|tulla unohde/u, /olla poistamatta|^tietojen säil/],
    [
      'rights/restriction',
      /rajoittamista|rajoit(?:t|a|e|us)[a-zåäö]*[^.]{0,60}(?:käsittel|tieto)|käsittelyn rajoit|rajoitamme|rajoittamisoikeu|rajoittaa sitä/u,
      /oikeutta voi(?:daan|mme)? rajoittaa/,
    ],
    ['rights/objection', /vastusta(?!a[^.]{0,40}suoramarkkinoin[a-zåäö]*\.?$)|kieltää[^.]{0,80}käsittely|kieltää itseään koskevien/],
    [
      'rights/portability',
      /siirr(?:etyksi|ettyä) |koneluettav|konelukuis|koneellisesti luettav|jäsennell|siirtooikeu|toiseen järjestelmään|toiselle (?:rekisterinpit|palvelun)|(?:poist|korja|oikai)[a-zåäö]*[^.]{0,60} ja siirtämis|tietojen siirtämis|siirto-oikeu|siirtää (?:tie[td]o|henkilö|järjest)|siirtämi[a-zåäö]* järjest|järjestelmästä toiseen|siirrettäv/u,
    ],
    ['rights/withdrawal', /suostumu[a-zåäö]*[^.]{0,100}(?:peru(?!st)|peruut)|peru(?!st)[a-zåäö]*[^.]{0,60}suostumu/u],
    [
      'rights/marketing-ban',
      /(?:vastusta[a-zåäö]*|lopetta[a-zåäö]*)[^.]{0,80}(?:suora)?markkinoin|(?:kiel(?:tä|to|lo|tää)|kieltäy)[a-zåäö]*[^.]{0,160}(?:markkin|mainon|etämyyn|laissa määritelt)|(?:markkin|mainon)[a-zåäö]*[^.]{0,80}(?:kiel|peru)|poistua postitus/u,
    ],
    [
      'rights/complaint',
      /tietosuojavaltuut[^.]{0,40}(?:ratkais|puoleen|käsiteltäv)|yhteyttä tietosuojavaltuut|vali(?:ttaa|tus|tuks)|kantel|kannella|valvontaviran/,
    ],
  ],
);

/** Said outright in any section. */
export const PLAIN_RIGHT_RULES: readonly Rule[] = rules('right', undefined, [
  ['rights/marketing-ban', /oikeus kieltää [^.]{0,80}markkinoin/],
  [
    'rights/complaint',
    /(?:oikeus|voit|voi) [^.]{0,30}(?:valitu(?:s|ksen)|kantelu|valittaa|kannella)(?![a-zåäö])[^.]{0,60}(?:viranomai|valtuutet)/,
  ],
  [
    'rights/withdrawal',
    /(?:suostumu(?:kse)[a-zåäö]*|luvan) (?:voi|voit|voidaan|saa|on mahdollista) (?:[a-zåäö]+ ){0,3}peru|(?:voit|voi|oikeus) (?:[a-zåäö]+ ){0,3}peru[a-zåäö]* (?:[a-zåäö]+ ){0,2}suostumu/u,
  ],
]);

export const PROCEDURE_RULES: readonly Rule[] = rules('procedure', ASK, [
  [
    'procedure/contact-firm',
    /(?:ottaa|ottamalla|ota|otta) (?:meihin )?yhtey(?:ttä|s)|yhteydenotolla|(?:lähettä[a-zåäö]*|tehdä|esittä[a-zåäö]*) [^.]{0,40}(?:meille|minulle|rekisterinpitäjälle)|yhteystiedot (?:näkyvät|löytyvät)|yhteydessä (?:yhteyshenk|rekisterinp|yrityk)|(?:osoitetaan|toimitetaan|esitetään|tehdään|osoitettava|lähetettävä|tulee lähettää|tulee tehdä|tulee osoittaa)[^.]{0,60}(?:yhteyshenk|rekisterinp)|milloin tahansa yllä mainit|lähett[a-zåäö]*[^.]{0,40}(?:rekisterinp|yhteyshenk)/u,
  ],
  [
    'procedure/email',
    /osoitteeseen:? \S{1,60}(?:@|\(ät\)|\(at\)|\[at\]|\(a\))|(?:sähköpostitse|kirjoita[^.]{0,40}sähköpost|sähköpostia? osoitteeseen|sähköpostilla|sähköpostiosoitteeseen|sähköposti(?:a|n) osoitt)/,
    /lähetämme|lähetetään sinulle/,
  ],
  ['procedure/post', /(?<!sähkö)postitse|kirjeitse|kirjeellä|postiosoitteeseen/],
  ['procedure/phone', /puhelimitse|soittamalla/],
  ['procedure/in-writing', /kirjallise|kirjallisina/, /täsmentä/],
  ['procedure/signed', /omakäti|allekirjoit/],
  [
    'procedure/identity',
    /(?:vahvist|varmist|todist)[a-zåäö]* [^.]{0,20}henkilöllisyy|(?:henkilöllisyy|identiteet)[a-zåäö]*[^.]{0,60}(?:varme|varmist|tarkist|tunnist|todist|todent)|todistamaan henkilölli/u,
  ],
  ['procedure/strong-identity', /tunnistaa vahvasti|vahva[a-zåäö]* tunnist/u],
  ['procedure/id-document', /henkilötodistu|henkilökor|passi\b|ajokort/],
  ['procedure/in-person', /henkilökohtaisesti (?:[a-zåäö]+ )?(?:rekist|paikan|käy|toimist|luona)|paikan päällä/],
  ['procedure/clarification', /täsmentä|tarkenta/],
  [
    'procedure/one-free-a-year',
    /(?:kerran|yhden|1)[^.]{0,60}vuode[^.]{0,60}maksut|maksut[a-zåäö]*[^.]{0,40}kerran (?:kalenteri)?vuode|vuodessa on[^.]{0,40}maksut/u,
  ],
  ['procedure/free', /maksut(?:ta|on)/, /vuode|vuosi/],
  ['procedure/specify-error', /yksilöi[a-zåäö]*[^.]{0,40}virhe/u],
  [
    'procedure/refusal',
    /poistamis[^.]{0,60}ellei (?:laki|lainsäädän)[^.]{0,60}(?:estä|vaadi|velvoita|edellytä)|oikeus olla poist|kieltäyty[a-zåäö]* (?:pyyn|poist|toteu)|voi(?:daan)? kieltäytyä|(?:voi|voimme|voidaan|saattaa)[^.]{0,60}evätä|lain mukaan säilyt/u,
  ],
  ['procedure/fee', /(?:periä|perimme|peritään)[^.]{0,60}maksu|kohtuullisen maksun/],
  ['procedure/authority-address', /tietosuojavaltuut[^.]{0,40}(?:yhteystie|osoit)|tietosuoja\.fi/],
]);

/** Said outright in any section. */
export const PLAIN_PROCEDURE_RULES: readonly Rule[] = rules('procedure', undefined, [
  [
    'procedure/cookie-choice',
    /(?:estää|peruuttaa|kieltää|poistaa|hallita|hallinnoida|muuttaa|hyväksyä|tyhjentää|poiskytk|kytkeä)[^.]{0,60}eväst|eväst[a-zåäö]*[^.]{0,80}(?:estää|kieltää|poistaa käytöstä|hallita|tyhjentää|poiskytk|asetuksista)/u,
  ],
]);

export const AUTOMATED_RULES: readonly Rule[] = rules('automated', undefined, [
  [
    'automated/none',
    /(?:\bei |\bemme )[^.]{0,60}(?:automaatti[a-zåäö]* (?:päätö|yksittäisp)|automatisoi[a-zåäö]* päätö|profiloin[a-zåäö]* (?:tai|eikä|ja) automa[a-zåäö]* päätö)|(?:\bei |\bemme )[^.]{0,160}päätö(?:ksiä|stä),? (?:jotka|joka) perustu[a-zåäö]* (?:pelkästään |yksinomaan |ainoastaan )?automaattis|automa(?:ttis|tisoi|attin)[a-zåäö]* (?:yksittäis)?päätö[a-zåäö]*[^.]{0,70}(?<![a-zåäö])(?:ei|emme|eikä)(?![a-zåäö])/u,
  ],
  ['automated/no-profiling', /(?:\bei |\bemme |\beikä |\bemmekä )[^.]{0,90}(?:profiloi|profiil(?:ia|eja)(?![a-zåäö]))/],
  ['automated/used', /(?:käytämme|käytetään|sisältää|tehdään)[^.]{0,60}automaatti[a-zåäö]* päätö/u, /\bei |\bemme /],
  [
    'automated/profiling',
    /^(?:(?!(?<![a-zåäö])(?:ei|emme|eikä|emmekä|en|vastusta[a-zåäö]*|kieltää|oikeus)(?![a-zåäö])).){0,200}(?:(?:käyttää|käytetään|käytämme|voi|voidaan|voimme|teemme|tehdään|toteuttaa|hyödyntää|saatetaan|saatamme|suoritetaan)[^.]{0,80}profiloin(?:tia|tiin|nin|nissa)(?![a-zåäö])|profiloidaan|profiloimme|pisteyt(?:ämme|etään|ys|tää)|(?:lead|liidi)[a-zåäö]* ?(?:scoring|pisteyt)|(?:luokitellaan|segmentoidaan|ryhmitellään|jaotellaan)[^.]{0,60}(?:kiinnostu|käyttäyty|ostohist|toiminnan|käytön))/u,
  ],
]);

export const MARKETING_RULES: readonly Rule[] = [
  ...rules(
    'marketing',
    ['purposes', 'rights', 'disclosure', 'annex', 'retention', 'data'],
    [
      ['marketing/after-relation', /päättymisen jälkeen[^.]{0,160}suoramarkkin/],
      ['marketing/none', /(?:\bei |\bemme )käyt[^.]{0,40}markkinoin/],
      ['marketing/ban-scopes', /etämyyn|markkina- ja mielipide/],
      [
        'marketing/unsubscribe',
        /viesti[a-zåäö]* (?:peruutt|lopett)[a-zåäö]*|(?<![a-zåäö])et [^.]{0,20}halua [^.]{0,40}(?:viest|uutiskir|markkin)|(?:peruut|poistu|lopetta)[a-zåäö]*[^.]{0,60}(?:uutiskir|postituslist|linkistä)|(?:peru|peruu)[a-zåäö]* [^.]{0,40}(?:uutiskir|tilau)[^.]{0,60}linki|(?:uutiskir|viesti)[a-zåäö]*[^.]{0,60}(?:peruutus|poistumis)link/u,
        /kunnes|säilyt/,
      ],
    ],
  ),
];

export const MUST_GIVE_RULES: readonly Rule[] = rules('must-give', undefined, [
  [
    'must-give/consequence',
    /(?:ei (?:toimita|anna|luovuta)|jättä[a-zåäö]* antamatta|kieltäyty[a-zåäö]* antam|antamatta jättä|et anna|ei anna (?:[a-zåäö]+ )?(?:henkilö)?tietoja|jos tietoja ei anneta|ilman [a-zåäö ]{0,30}tietoja)[^.]{0,140}(?:ei (?:voida|voi|ole|pysty)|esty|estää|emme|välttämättä)/u,
  ],
  [
    'must-give/consequence',
    /(?:ei ole mahdollis|ei voi|ei voida|emme voi|ei onnistu)[^.]{0,60}ilman [^.]{0,100}(?:tieto|luovut)/,
    /säilyt|siirr|suostumu/,
  ],
  [
    'must-give/voluntary',
    /osallistumi[a-zåäö]* on vapaaeht|antami[a-zåäö]* (?:meille )?(?:on|ei ole) (?:[a-zåäö]+ ){0,3}(?:vapaaeht|pakoll)|vapaaehtoista antaa/u,
  ],
  [
    'must-give/contract',
    /(?:tietojen|henkilötietojen) (?:antaminen|luovuttaminen) (?:on|voi olla)[^.]{0,60}(?:edelly|vaatim|välttämä)|tarvitaan sopimuksen/,
  ],
]);

export const MINIMISE_RULES: readonly Rule[] = rules('minimisation', undefined, [
  [
    'data/necessary-only',
    /tarpeelli[a-zåäö]* ja tarkoituksenmu|(?:vain|ainoastaan) (?:tarpeelli|välttämättöm)[a-zåäö]* (?:henkilö)?tie|tarkoituksen kannalta (?:tarpeel|välttäm|olennais)|(?:kerä|käsit|tallen)[^.]{0,40}(?:vain|ainoastaan) (?:sen|ne|niitä|sellaisia|tietoja, joita)[^.]{0,80}(?:tarpee|tarvit|vaatii|välttäm|edellyt)/u,
    /säilyt/,
  ],
  [
    'data/necessary-only',
    /tietojen minimoin|minimoimme|minimointiperiaat|(?:kerä|käsit|tallen|kirja)[^.]{0,40}(?:vain|ainoastaan) [^.]{0,60}kannalta (?:merkityk|tarpeel|välttäm|olenn)/,
  ],
  ['data/purpose-bound', /käyttötarkoitu[a-zåäö]* sidot/u],
]);

// The words by which Finnish notices name data, from the longest compound to the plainest word, each leading to a field of the catalogue.

/** Tried in this order; what one pattern has read is taken away before the next, so `yrityksen nimi` is not read as a person's name too. */
export const FIELD_WORDS: readonly (readonly [field: string, pattern: RegExp])[] = [
  ['document.certificate', /(?:koulutus|kurssi|osallistumis)todistu[a-zåäö]*/u],
  ['record.source', /(?:henkilö)?tietojen (?:tieto)?läh(?:de|teet)|tietolähde/],
  [
    'record.recorded_at',
    /tallennus(?:ajankohta|aika|päivä)[a-zåäö]*|tallentamis(?:aika|ajankohta)[a-zåäö]*|antami[a-zåäö]* (?:kellonaika|ajankohta)/u,
  ],
  [
    'coaching.summary',
    /(?:valmennu|coaching|sovittelu|työnohja|ohjau|tapaamis|istunno|keskustelu)[a-zåäö]*(?: [a-zåäö]+){0,3} (?:muistio|muistiinpano)[a-zåäö]*|(?:sovittelu|tapaamis|istunto)muistio[a-zåäö]*/u,
  ],
  ['coaching.log', /coaching ?-?loki[a-zåäö]*|coachingloki[a-zåäö]*|valmennusloki/u],
  ['document.coaching_agreement', /(?:coaching|valmennus) ?-?sopimu[a-zåäö]*/u],
  [
    'document.contract',
    /toimeksianto ?sopimu[a-zåäö]*|sopimustie[a-zåäö]*|sopimukset|asiakassopimu[a-zåäö]*|sopimuks[a-zåäö]*(?![a-zåäö]| perust| täyt| nojal| mukai| teke| voimassa)/u,
  ],
  ['document.quote', /tarjou(?:s|ks)[a-zåäö]*(?: toimeksian[a-zåäö]*)?/u],
  ['document.reference', /referens[a-zåäö]*/u],
  [
    'coaching.summary',
    /koonti[a-zåäö]*|koonni[a-zåäö]*|koonte[a-zåäö]*|valmennusmuistiinpano[a-zåäö]*|(?:coaching|sessio|valmennus)[a-zåäö]* ?muistiinpano[a-zåäö]*|yhteenve(?:to|do)[a-zåäö]*|asiakaskertomu[a-zåäö]*|(?:tapaami|istunto|session)[a-zåäö]*(?: keskeinen)? sisäl[a-zåäö]*/u,
  ],
  ['assessment.scope', /(?:profiili[a-zåäö]*|arvioinni[a-zåäö]*) laajuus/u],
  [
    'assessment.health',
    /firstbeat ?mittau[a-zåäö]*|liikkumisen rajoit[a-zåäö]*|hyvinvointi(?:mittau|arvio|tie|analy)[a-zåäö]*|sykeväli[a-zåäö]*|terveystie[a-zåäö]*|terveydentila[a-zåäö]*|terveydes[a-zåäö]+|(?:terveyttä|terveyteen) [a-zåäö]*(?: tie[a-zåäö]*)?/u,
  ],
  [
    'assessment.profile',
    /(?:wopi|genos|peili|disc|mbti|käyttäytymis|arviointi|persoonallisuus|henkilö)[a-zåäö]*(?:profiil|arvioinn|arvioint|analyys|testi)[a-zåäö]*|(?<![a-zåäö])(?!some|linkedin|facebook)[a-zåäö]*profiilit|testitulo[a-zåäö]*|persoonallisuustest[a-zåäö]*|testirapor[a-zåäö]*/u,
  ],
  ['invoice.collection', /perintätie[a-zåäö]*|perintä[a-zåäö]*/u],
  [
    'organisation.billing',
    /laskutus(?:osoit|tie|yhteys)[a-zåäö]*|laskutus ?(?:ja maksu)?tie[a-zåäö]*|laskutus (?=ja )|laskutus(?=- )|maksutie[a-zåäö]*|verkkolaskuosoi[a-zåäö]*|tilinumero[a-zåäö]*|pankkiyhteys[a-zåäö]*|laskutus[a-zåäö]*osoit[a-zåäö]*/u,
  ],
  [
    'invoice.details',
    /asiakassuhte[a-zåäö]* liittyvät toimin[a-zåäö]*(?: kuten laskutu[a-zåäö]*)?|laskutuksen sisäl[a-zåäö]*|laskut(?=[ ,.]|$)|laskutushistoria[a-zåäö]*|maksuhistoria[a-zåäö]*|maksutapahtum[a-zåäö]*|laskutusta koskev[a-zåäö]* (?:tie|ohj)[a-zåäö]*/u,
  ],
  ['calendar.entry', /kalenterimerkin[a-zåäö]*|kalenteritie[a-zåäö]*|kalenterivarau[a-zåäö]*|ajanvaraus[a-zåäö]*|varaustie[a-zåäö]*/u],
  [
    'marketing.permission',
    /(?:suora)?markkinointi ?lu(?:pa|va)[a-zåäö]*(?: tai| ja)?(?: ?-? ?kiel[a-zåäö]*)?|(?:suora)?markkinointi(?:kiel|suostum)[a-zåäö]*|(?:kielto|suostumus)tie[a-zåäö]*|markkinointisuostum[a-zåäö]*|(?:suostumu|kiel)[a-zåäö]* (?:suora)?markkinoin[a-zåäö]*|annetu[a-zåäö]* (?:suostumu|kiel)[a-zåäö]*|suostumukset|kiellot/u,
  ],
  [
    'marketing.action',
    /(?:kohdiste[a-zåäö]* |kohdistu[a-zåäö]* )?markkinointitoimenpite[a-zåäö]*|kampanja(?:tie|histor)[a-zåäö]*|markkinointihistoria[a-zåäö]*/u,
  ],
  ['marketing.open', /uutiskir[a-zåäö]* avaa?[a-zåäö]*|viestien avaa[a-zåäö]*|sähköpostien avaa[a-zåäö]*|avaustie[a-zåäö]*/u],
  [
    'marketing.click',
    /uutiskir[a-zåäö]* klikka[a-zåäö]*|link[a-zåäö]* klikka[a-zåäö]*|klikat[a-zåäö]* (?:uutiskir[a-zåäö]* )?link[a-zåäö]*|klikkau[a-zåäö]*(?=[ ,.]|$)|klikkaam[a-zåäö]*/u,
  ],
  ['marketing.raffle', /arvon(?:ta|to)[a-zåäö]*(?:- ja kilpailu[a-zåäö]*)?-?(?: ja kilpailu[a-zåäö]*)?|kilpailuvastau[a-zåäö]*/u],
  [
    'web.page',
    /tulo-? ja poistumissiv[a-zåäö]*|(?:vierailtu|käyty|selattu)[a-zåäö]* sivu[a-zåäö]*|sivuhistoria[a-zåäö]*|(?:verkko)?sivuston käyttö[a-zåäö]*|verkkokäyttäyty[a-zåäö]*|(?:millä|mitä|millä) sivu[a-zåäö]* (?:vieraili|käyt|avaa)[a-zåäö]*|vieraile[a-zåäö]* sivu[a-zåäö]*|käyntihistoria[a-zåäö]*|sivu(?:lataukset|katselut|pyynnöt)|käyttötie[a-zåäö]*|käyttötavoi[a-zåäö]*|kävijätie[a-zåäö]*|käynnin ajankohta/u,
  ],
  [
    'web.device',
    /ip ?osoi[a-zåäö]*|selai(?:n|m)[a-zåäö]*|laitetie[a-zåäö]*|päätelai[a-zåäö]*|käyttöjärjestelmä[a-zåäö]*|lokitie[a-zåäö]*/u,
  ],
  ['web.cookie', /eväste[a-zåäö]*/u],
  [
    'event.diet',
    /(?:allergia|erikoisruokavalio|ruokavalio|ruoka-aineallergia|ruokaaineallergia)[a-zåäö]*(?:-? ja erikoisruoka[a-zåäö]*)?-?/u,
  ],
  ['event.membership', /jäsenyy[a-zåäö]*|jäsentie[a-zåäö]*|jäsennumero[a-zåäö]*/u],
  [
    'event.registration',
    /(?:ilmoittautumis|rekisteröitymis|osallistumis|osallistuja)(?:-? ja rekisteröitymis)?-?(?:tie|hist)[a-zåäö]*|ilmoittautumis-|ilmoittautumis(?!lomak)[a-zåäö]*|osallistumi[a-zåäö]*|(?:kurssi|opinto|koulutus)?suoritu(?:s|k)[a-zåäö]*|läsnäolo[a-zåäö]*|(?:varatu|käydy|suoritetu)[a-zåäö]* (?:ja [a-zåäö]+ )?(?:kurss|koulutu|valmennu)[a-zåäö]*|(?:mihin|mille) [^,;]{0,60}osallistu[a-zåäö]*|kurssihistoria[a-zåäö]*|mille kurss[a-zåäö]* osallistu[a-zåäö]*/u,
  ],
  ['person.identity_code', /henkilötunnu[a-zåäö]*|hetu\b|sosiaaliturvatunnu[a-zåäö]*/u],
  ['person.birth_date', /syntymä(?:aika|aja|päivä|vuosi|vuoden)[a-zåäö]*/u],
  ['person.location', /sijainti[a-zåäö]*/u],
  ['person.customer_number', /asiakasnumero[a-zåäö]*|asiakastunn[a-zåäö]*|yksilöi[a-zåäö]* tunni[a-zåäö]*|asiakas-?id\b/u],
  [
    'service.used',
    /(?:asiakkaan )?käyttäm[a-zåäö]* palvelu[a-zåäö]*|käytety[a-zåäö]* palvelu[a-zåäö]*|palvel[a-zåäö]* (?:liittyvät|koskevat) tiedot|palvelutie[a-zåäö]*|palveluhistor[a-zåäö]*|(?:ostetu|toteutetu)[a-zåäö]* palvelu[a-zåäö]*|niiden käyttöä koskev[a-zåäö]*|palvelun nim[a-zåäö]*|toteutuspäivä[a-zåäö]*|sovitu[a-zåäö]* palvelu[a-zåäö]*|asiakashistoria[a-zåäö]*/u,
  ],
  ['organisation.business_id', /y ?-?tunnu[a-zåäö]*|ytunnu[a-zåäö]*/u],
  [
    'person.social',
    /sosiaalisen median[a-zåäö]*[^,.]{0,60}|some ?(?:kanav|tili|profiil)[a-zåäö]*|(?:facebook|instagram|linkedin) ?(?:profiil|tili)[a-zåäö]*/u,
  ],
  [
    'organisation.website',
    /(?:www|koti|verkko|web) ?sivu[a-zåäö]* osoi[a-zåäö]*|www ?osoi[a-zåäö]*|(?:koti|verkko|www|web)sivu(?:t|osoite)?(?=[ ,.]|$)|verkko-?osoi[a-zåäö]*/u,
  ],
  [
    'organisation.name',
    /(?:yrity(?:s|ksen)|organisaation?|yhteisön|yhdistyksen|työnantajan|tilaajan|asiakasyrityksen)(?: \/ [a-zåäö]+)?(?:yhteisön)? ?nim[a-zåäö]*|toiminim[a-zåäö]*/u,
  ],
  ['organisation.industry', /(?:yrityksen|organisaation) toimiala/],
  ['organisation.address', /(?:yrityksen|organisaation) (?:posti|käynti)?osoit[a-zåäö]*/u],
  [
    'person.employer',
    /(?:missä|minkä) (?:yrityks|organisaatio)[a-zåäö]*|(?:organisaatio|yritys|työnantaja|työpaikka|edustama[a-zåäö]*)(?:si|nsa)?(?=[ ,.)/]|$)(?: organisaatio| yritys)?|(?:yrityksen|organisaation|työnantajan|työpaikan)(?=[,.)/]|$| (?:ja|tai|sekä) )|työpaikka(?:tie|nsa|si)[a-zåäö]*|työnantaja(?:tie|a)[a-zåäö]*/u,
  ],
  [
    'person.job_title',
    /(?:työtehtävä|tehtävä ?nimike|työnimike|titteli|tittelit|ammatti(?:nimike)?|asema|toimenkuva|tehtävä|rooli|virkanimike)(?:si|nsä|nsa)?(?=[ ,./)]|$)|ammatin(?=[ ,.])|(?:ammatti|tehtävä|työ)nimik[a-zåäö]*|missä (?:tehtävä|asema|rooli)[a-zåäö]*|asema(?:sta|a)(?= ja|,| sekä)|tittel[a-zåäö]*|tehtävänimik[a-zåäö]*|asema(?:n|sta)? (?:organisaatiossa|yrityksessä)/u,
  ],
  [
    'person.education',
    /^koulutus$|(?:aiem|aikaisem)[a-zåäö]* koulutu[a-zåäö]*|koulutus(?=[,.]|$)|koulutus-?(?= ja (?:työ|ammat))|koulutustaus[a-zåäö]*|koulutustie[a-zåäö]*|tutkinto[a-zåäö]*/u,
  ],
  ['person.industry', /toimiala[a-zåäö]*/u],
  ['custom.sukupuoli', /sukupuol[a-zåäö]*/u],
  ['custom.ansioluettelo', /ansioluettel[a-zåäö]*|(?<![a-zåäö])cv(?![a-zåäö])/u],
  ['custom.hakemus', /työhakemu[a-zåäö]*|(?<![a-zåäö])hakemus(?![a-zåäö])/u],
  ['custom.tyohistoria', /työhistoria[a-zåäö]*|työkokemu[a-zåäö]*/u],
  ['custom.tavoitteet', /tavoitteisiin liittyv[a-zåäö]*|tavoitt(?:eet|eita|eistasi|eistaan|eesi)(?![a-zåäö])/u],
  ['custom.ika', /(?<![a-zåäö])(?:ikä|iän|ikäsi|ikänsä)(?![a-zåäö])|ikäryhmä[a-zåäö]*/u],
  ['custom.valokuva', /valokuv[a-zåäö]*|kasvokuv[a-zåäö]*/u],
  ['custom.kayttajatunnus', /käyttäjätun(?:nus|nuks)[a-zåäö]*|käyttäjänim[a-zåäö]*/u],
  ['custom.harjoitustehtavat', /(?:harjoitus|ennakko)tehtäv[a-zåäö]*/u],
  ['custom.salasana', /salasan(?!an takana|alla suoj|oin|oilla)[a-zåäö]*/u],
  ['person.language', /(?:asiointi|äidin)?kiel(?:i|en|ensä|esi)(?=[ ,./]|$)|kielivalin[a-zåäö]*/u],
  ['person.email', /s(?:ähkö)?posti(?!ts|en|palv|markk|vies|osoitteisto|n )[a-zåäö]*|e-?mail[a-zåäö]*/u],
  ['person.phone', /(?:matka)?puhelin[a-zåäö]*|puhelinnro|gsm\b|puh\b/u],
  [
    'person.address',
    /(?:posti|koti|katu|lähi|käynti|toimitus)?osoite[a-zåäö]*|(?<![a-zåäö])osoitt[a-zåäö]*(?=[ ,.]|$)|(?:posti|koti|katu|käynti)osoi[a-zåäö]*|osoitteet|osoitteita|postinumero[a-zåäö]*|postitoimipaik[a-zåäö]*|(?:koti)?paikkakun[a-zåäö]*/u,
  ],
  [
    'order.details',
    /(?:tuote|palvelu)?-? ?(?:ja )?tilaus ?(?:tie|hist)[a-zåäö]*|tilaukset|ostos?histor[a-zåäö]*|osto-? ja asiointitie[a-zåäö]*|ostotie[a-zåäö]*|ostokset|(?:tila(?:ttu|tu|ama|ami)|oste(?:ttu|tu)|osta(?:ma|mi))[a-zåäö]* (?:tuot|palvel|kurss|koulutu|valmennu|verkkokurs)[a-zåäö]*|tiedot tilau[a-zåäö]*|tilau[a-zåäö]* sisäl[a-zåäö]*|tuote-|tilausrivi[a-zåäö]*|ostotie[a-zåäö]*/u,
  ],
  ['feedback.text', /(?:asiakas|kurssi)?palaut(?:teet|tei|tie|e)[a-zåäö]*|reklamaatio[a-zåäö]*/u],
  ['feedback.score', /kyselyvastau[a-zåäö]*|vastaukset kysely[a-zåäö]*|kyselyiden vastau[a-zåäö]*/u],
  [
    'contact.event',
    /yhteydeno(?:to|tto|tt)(?!lomak|pyyn)[a-zåäö]*|tapaami(?:set|si(?!sta [^,;]{0,40} (?:teke|teen|teh|laadi|laati)))[a-zåäö]*|asiakastapaami[a-zåäö]*|asiointihistoria[a-zåäö]*|asiakaskontakti[a-zåäö]*/u,
  ],
  [
    'contact.note',
    /(?:yhteydenpito|viestintä|kirjeenvaihto|viestihistoria|viestit|viesti|viestisi|viestin sisäl[a-zåäö]*|vapaamuotoi[a-zåäö]* viesti)(?=[ ,.]|$)|yhteydenpi(?:to|do)[a-zåäö]*|asiakasviestin[a-zåäö]*|keskustelu[a-zåäö]*/u,
  ],
  [
    'person.note',
    /tekstimuotoi[a-zåäö]* tieto|(?:suostumuksella|suostumukseen perustuvat) (?:kerättäv[a-zåäö]* )?tiedot|(?:henkilön|asiakkaan|käyttäjä on|rekisteröidyn|itsensä) (?:itse )?(?:luovuttam|anta|ilmoitt|syöttäm)[a-zåäö]*(?: [^,.]{0,70})? ?tie[a-zåäö]*|jotka käyttäjä on antanut|(?:muut|muu) [^,.]{0,60}(?:asiakassuhte|asiakkuu)[a-zåäö]* (?:liittyv|koskev|hoi)[a-zåäö]*[^,.]{0,30}|muut [a-zåäö]+(?:ssa|ssä) (?:käsitel|esille|esiin|kerro|anne)[a-zåäö]*(?: [a-zåäö]+)? tie[a-zåäö]*|omasta aloitte[a-zåäö]* anne[a-zåäö]* tie[a-zåäö]*|lisätie[a-zåäö]*|muistiinpano[a-zåäö]*|muistio[a-zåäö]*|(?:itse|vapaaehtoisesti) (?:anta|ilmoitta|kerto)m[a-zåäö]* tie[a-zåäö]*/u,
  ],
  ['person.other_contact', /(?:muut )?(?:tarpeelliset )?yhteystie[a-zåäö]*|kontaktitie[a-zåäö]*/u],
  [
    'person.name',
    /(?:etu|suku|koko)-?(?: ja suku)?nim[a-zåäö]*|(?<![a-zåäö])nim(?:i[a-zåäö]{0,5}|e(?:n|ä|si|nsä|nne|mme|t))(?=[ ,.:;)/-]|$)|nimet(?=[ ,.:;)/]|$)|nimitie[a-zåäö]*|etu-|yhteyshenkilö(?:n|iden|t)?(?! henkilötie)(?: tie[a-zåäö]*| nim[a-zåäö]*)?(?=[ ,.:;)/]|$)/u,
  ],
];

/** Words that only frame a list; a phrase of nothing else is no field. */
export const FRAME =
  /^(?:muu[t]?|muun muassa|mm\.?|esim(?:erkiksi)?\.?|kuten|sekä|ja|tai|mahdolliset?|tarvittavat|tarpeelliset|seuraavat?|vastaavat|sisältyvät|liittyvät|tiedot|tietoja?|perustiedot|asiakastiedot|henkilötiedot|taustatiedot|tunnistamistiedot|tunnistetiedot|asiakkaan|asiakkaiden|asiakas|henkilön|rekisteröidyn|yrityksen|organisaation|oma|em\.?|viimeksi mainittu|niiden|muutokset|muutoksista|jne\.?|yms\.?|ym\.?|etc)$/;

/** Verbs of collecting, in the forms notices use them. */
export const COLLECTS =
  /koostu(?:u|vat)|pidetään yllä|kerä(?:ämme|tään|än|ää|ätä)|tallen(?:namme|netaan|nan|taa|tuu|tuvat|nettu)|käsittel(?:emme|ee|en)(?![a-zåäö])|käsitellään|kertyy|kysymme|kysytään|kysyn|kyselen|pyydämme|pyydetään|pyydän|kirja(?:taan|amme|an)|rekisteröimme|merkitään|talletamme|talletetaan|(?:tiedot|tietoja|rekisterissä|tietojasi) (?:ovat|on|voivat olla)(?![a-zåäö])|tieto(?:a|ja) (?:voi|voivat) olla|sisältä(?:ä|vät)|(?:tehdä|tehdään|teke(?:e|vät)|teen|teemme|laati[a-zåäö]*|laaditaan) [^.]{0,30}muistiinpano|käsiteltäv(?:iä|ät)(?![a-zåäö])|saamme tiet|ilmoittaa|(?:saatat|voit) kertoa|tarvitsemme/;

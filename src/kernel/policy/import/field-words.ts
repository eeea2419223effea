// The words by which Finnish notices name data, from the longest compound to the plainest word, each leading to a field of the catalogue.

/** Tried in this order; what one pattern has read is taken away before the next, so `yrityksen nimi` is not read as a person's name too. */
export const FIELD_WORDS: readonly (readonly [field: string, pattern: RegExp])[] = [
  [
    'document.certificate',
    /(?:koulutus|kurssi|osallistumis|opinto|työ)todistu[a-zåäö]*|(?<![a-zåäö])todistukset(?=[ ,.]|$)|sertifikaat[a-zåäö]*/u,
  ],
  [
    'person.social',
    /(?:tunnu(?:kset|s)|profiili|nimimerk)[a-zåäö/]*(?: ja [a-zåäö]+)? sosiaali[a-zåäö]* media[a-zåäö]*(?: palvelu[a-zåäö]*| kanav[a-zåäö]*)?|(?:instagram|linkedin|facebook|spotify)[a-zåäö]*,? [a-zåäö, ]{0,30}link[a-zåäö]*/u,
  ],
  ['record.source', /(?:henkilö)?tietojen (?:tieto)?läh(?:de|teet)|tietolähde/],
  [
    'record.recorded_at',
    /tallennus(?:ajankohta|aika|päivä)[a-zåäö]*|tallentamis(?:aika|ajankohta)[a-zåäö]*|(?:liittymi|rekisteröitymi|tilaami|suostumu)[a-zåäö]* (?:ajankoh|aika|päiv)[a-zåäö]*|antami[a-zåäö]* (?:kellonaika|ajankohta)/u,
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
    /koonti[a-zåäö]*|koonni[a-zåäö]*|koonte[a-zåäö]*|valmennusmuistiinpano[a-zåäö]*|(?:coaching|sessio|valmennus)[a-zåäö]* ?muistiinpano[a-zåäö]*|yhteenve(?:to|do)[a-zåäö]*|(?:valmentajan|ohjaajan|coachin|työnohjaajan|terapeutin) (?:[a-zåäö]+ )?muistiinpano[a-zåäö]*|asiakaskertomu[a-zåäö]*|(?:valmennus|ohjaus|käynti|potilas|hoito)kertomu[a-zåäö]*|(?:käynti|istunto|tapaamis)kirjau[a-zåäö]*|valmennuspäiväkirj[a-zåäö]*|(?:valmennus|ohjaus|treeni|harjoitus)ohjelm(?:a|at|ia)(?=[ ,.]|$)|potilastie[a-zåäö]*|(?:tapaami|istunto|session)[a-zåäö]*(?: keskeinen)? sisäl[a-zåäö]*/u,
  ],
  ['assessment.scope', /(?:profiili[a-zåäö]*|arvioinni[a-zåäö]*) laajuus/u],
  [
    'assessment.health',
    /firstbeat ?mittau[a-zåäö]*|liikkumisen rajoit[a-zåäö]*|hyvinvointi(?:mittau|arvio|tie|analy|kartoit)[a-zåäö]*|terveyshistori[a-zåäö]*|sairaus?(?:histori|tie|de)[a-zåäö]*|sairau[a-zåäö]*(?=[ ,.]|$)|lääkity[a-zåäö]*|diagnoos[a-zåäö]*|(?<![a-zåäö])vamm(?:a|at|oja|oista)(?![a-zåäö])|fyysi[a-zåäö]* kun[a-zåäö]*|kuntotaso[a-zåäö]*|kuntotesti[a-zåäö]*|elintav[a-zåäö]*|elämäntav[a-zåäö]*|(?<![a-zåäö])paino(?=[ ,.)]|$)|toimintaky[a-zåäö]*|suorituskyk[a-zåäö]*|esteettömyy[a-zåäö]*|sykeväli[a-zåäö]*|terveystie[a-zåäö]*|terveydentila[a-zåäö]*|terveydes[a-zåäö]+|(?:terveyttä|terveyteen) [a-zåäö]*(?: tie[a-zåäö]*)?/u,
  ],
  [
    'assessment.profile',
    /(?:wopi|genos|peili|disc|mbti|käyttäytymis|arviointi|persoonallisuus|henkilö)[a-zåäö]*(?:profiil|arvioinn|arvioint|analyys|testi)[a-zåäö]*|(?<![a-zåäö])(?!some|linkedin|facebook)[a-zåäö]*profiilit|testitulo[a-zåäö]*|persoonallisuustest[a-zåäö]*|soveltuvuu[a-zåäö]*|kartoitu[a-zåäö]* tulo[a-zåäö]*|vahvuusprofiil[a-zåäö]*|360 ?arvio[a-zåäö]*|itsearvioin[a-zåäö]*|testirapor[a-zåäö]*/u,
  ],
  ['custom.luottotiedot', /luottotie[a-zåäö]*|luottokelpois[a-zåäö]*|maksuhäiriö[a-zåäö]*/],
  ['invoice.collection', /perintätie[a-zåäö]*|perintä[a-zåäö]*/u],
  [
    'organisation.billing',
    /laskutus(?:osoit|tie|yhteys)[a-zåäö]*|laskutus ?(?:ja maksu)?tie[a-zåäö]*|laskutus (?=ja )|laskutus(?=- )|maksutie[a-zåäö]*|maksutap[a-zåäö]*|(?:maksu|luotto|pankki)kort[a-zåäö]*|verkkolasku(?:tus)?tie[a-zåäö]*|verkkolaskuoperaattor[a-zåäö]*|(?<![a-zåäö])iban[a-zåäö]*|(?<![a-zåäö])ovt[a-zåäö]*|(?:maksami|laskutu|laskutta)[a-zåäö]* (?:tai [a-zåäö]+ )?(?:liittyv|tarvitta|tarpeelli|koskev)[a-zåäö]* tie[a-zåäö]*|laskutuks[a-zåäö]* yhteydessä tarvit[a-zåäö]* tie[a-zåäö]*|verkkolaskuosoi[a-zåäö]*|tilinumero[a-zåäö]*|pankkiyhteys[a-zåäö]*|laskutus[a-zåäö]*osoit[a-zåäö]*/u,
  ],
  [
    'invoice.details',
    /asiakassuhte[a-zåäö]* liittyvät toimin[a-zåäö]*(?: kuten laskutu[a-zåäö]*)?|laskutuksen sisäl[a-zåäö]*|laskut(?=[ ,.]|$)|laskutushistoria[a-zåäö]*|maksuhistoria[a-zåäö]*|maksutapahtum[a-zåäö]*|(?:osto|myynti)?laskut? ja kuit[a-zåäö]*|kuit(?:it|tie)[a-zåäö]*|laskutusta koskev[a-zåäö]* (?:tie|ohj)[a-zåäö]*/u,
  ],
  [
    'calendar.entry',
    /kalenterimerkin[a-zåäö]*|kalenteritie[a-zåäö]*|kalenterivarau[a-zåäö]*|ajanvaraus[a-zåäö]*|ajanvarauk[a-zåäö]* liittyv[a-zåäö]* tie[a-zåäö]*|ajanvarauk[a-zåäö]*(?=,|\.?$)|varaustie[a-zåäö]*|varaushistor[a-zåäö]*|(?<![a-zåäö])varaukset(?=[ ,.]|$)|varausajankoh[a-zåäö]*|(?:tapaamis|valmennus|istunto)ai(?:ka|at|koja)[a-zåäö]*/u,
  ],
  [
    'marketing.permission',
    /(?:suora)?markkinointi ?lu(?:pa|va)[a-zåäö]*(?: tai| ja)?(?: ?-? ?kiel[a-zåäö]*)?|(?:suora)?markkinointi(?:kiel|suostum)[a-zåäö]*|(?:kielto|suostumus)tie[a-zåäö]*|markkinointisuostum[a-zåäö]*|(?:suostumu|kiel)[a-zåäö]* (?:suora)?markkinoin[a-zåäö]*|annetu[a-zåäö]* (?:suostumu|kiel)[a-zåäö]*|suostumukset|kiellot|valin(?:nat|noista|toja)(?: [a-zåäö]+){0,2} (?:suora)?markkinoin[a-zåäö]*|(?:suora)?markkinoin[a-zåäö]* (?:koskevat|liittyvät) (?:valin|suostum|kiel|luv)[a-zåäö]*|uutiskir[a-zåäö]* tilaus?tie[a-zåäö]*|viestintämieltymy[a-zåäö]*|tieto[a-zåäö]* (?:markkinointi)?(?:luvista|kielloista|suostumuksista)/u,
  ],
  [
    'marketing.action',
    /(?:kohdiste[a-zåäö]* |kohdistu[a-zåäö]* )?markkinointitoimenpite[a-zåäö]*|kampanja(?:tie|histor)[a-zåäö]*|markkinointihistoria[a-zåäö]*|lähetet[a-zåäö]* (?:markkinointi|uutiskirje|viesti)[a-zåäö]*/u,
  ],
  [
    'marketing.open',
    /uutiskir[a-zåäö]* avaa?[a-zåäö]*|viestien avaa[a-zåäö]*|sähköpostien avaa[a-zåäö]*|avaustie[a-zåäö]*|avan(?:nut|neet) (?:[a-zåäö]+ )?(?:viest|uutiskir|sähköpost)[a-zåäö]*/u,
  ],
  [
    'marketing.click',
    /uutiskir[a-zåäö]* klikka[a-zåäö]*|link[a-zåäö]* klikka[a-zåäö]*|klikat[a-zåäö]* (?:uutiskir[a-zåäö]* )?link[a-zåäö]*|klikkau[a-zåäö]*(?=[ ,.]|$)|klikkaam[a-zåäö]*|klikan(?:nut|neet)[a-zåäö]*/u,
  ],
  ['marketing.raffle', /arvon(?:ta|to)[a-zåäö]*(?:- ja kilpailu[a-zåäö]*)?-?(?: ja kilpailu[a-zåäö]*)?|kilpailuvastau[a-zåäö]*/u],
  [
    'web.page',
    /tulo-? ja poistumissiv[a-zåäö]*|(?:vierailtu|käyty|selattu)[a-zåäö]* sivu[a-zåäö]*|sivuhistoria[a-zåäö]*|(?:verkko)?sivuston käyttö[a-zåäö]*|verkkokäyttäyty[a-zåäö]*|(?:millä|mitä|millä) sivu[a-zåäö]* (?:vieraili|käyt|avaa)[a-zåäö]*|vieraile[a-zåäö]* sivu[a-zåäö]*|käyntihistoria[a-zåäö]*|sivu(?:lataukset|katselut|pyynnöt)|(?:katso|vieraile|selail|avat)[a-zåäö]*(?:tuja|tut|tuista)? (?:verkko)?siv(?:ut|uja|uista)[a-zåäö]*|(?:vierailun|käynnin|istunnon|sivulatau[a-zåäö]*) (?:ajankoh|aja|kest|pituu|päiv)[a-zåäö]*(?: ja kesto)?|(?:saapumis|poistumis)(?:ajankoh|aik|siv|osoit)[a-zåäö]*|(?:sivusto|sivu|osoite|palvelu),? (?:jonka kautta|jolta|josta) [a-zåäö ]{0,30}(?:saapu|siirty|tul)[a-zåäö]*|viittaav[a-zåäö]* (?:sivu|verkko)[a-zåäö]*|selailu(?:tie|histor|käyttäy)[a-zåäö]*|selaushistor[a-zåäö]*|käyttäytymistie[a-zåäö]*|vierailutie[a-zåäö]*|siv(?:uilla|ustolla)[a-zåäö]* (?:käytetty|vietetty|viettämä) aika[a-zåäö]*|(?:palvelu|sivusto|verkkosivu)[a-zåäö]* käytöstä|käyttöä koskev[a-zåäö]* tie[a-zåäö]*|käyttöön liittyvä[a-zåäö]* analyti[a-zåäö]*|analytiikkatie[a-zåäö]*|kirjautumistie[a-zåäö]*|käyttöhistor[a-zåäö]*|käyttötilasto[a-zåäö]*|käyttötie[a-zåäö]*|käyttötavoi[a-zåäö]*|kävijätie[a-zåäö]*|käynnin ajankohta/u,
  ],
  [
    'web.device',
    /ip ?osoi[a-zåäö]*|selai(?:n|m)[a-zåäö]*|laitetie[a-zåäö]*|päätelai[a-zåäö]*|käyttöjärjestelmä[a-zåäö]*|lokitie[a-zåäö]*|laitetunnis[a-zåäö]*|laitte[a-zåäö]* (?:tunnis|tyyp|mall|tied)[a-zåäö]*|verkkotunnis[a-zåäö]*|istuntotunnis[a-zåäö]*|mainostunnis[a-zåäö]*|mac ?osoit[a-zåäö]*|resoluutio[a-zåäö]*|tekni[a-zåäö]* tie[dt][a-zåäö]*|internetpalveluntarjoaj[a-zåäö]*/u,
  ],
  ['web.cookie', /eväste[a-zåäö]*/u],
  [
    'event.diet',
    /(?:allergia|erikoisruokavalio|erityisruokavalio|ruokavalio|ruokarajoit|ruoka-aineallergia|ruokaaineallergia)[a-zåäö]*(?:-? ja erikoisruoka[a-zåäö]*)?-?/u,
  ],
  ['event.membership', /jäsenyy[a-zåäö]*|jäsentie[a-zåäö]*|jäsennumero[a-zåäö]*/u],
  [
    'event.registration',
    /(?:ilmoittautumis|rekisteröitymis|osallistumis|osallistuja)(?:-? ja rekisteröitymis)?-?(?:tie|hist)[a-zåäö]*|ilmoittautumis-|ilmoittautumis(?!lomak)[a-zåäö]*|osallistumi[a-zåäö]*|(?:kurssi|opinto|koulutus)?suoritu(?:s|k(?!yk|yv))[a-zåäö]*|läsnäolo[a-zåäö]*|(?:varatu|käydy|suoritetu)[a-zåäö]* (?:ja [a-zåäö]+ )?(?:kurss|koulutu|valmennu)[a-zåäö]*|(?:mihin|mille) [^,;]{0,60}osallistu[a-zåäö]*|kurssihistoria[a-zåäö]*|(?:koulutus|opinto)histor[a-zåäö]*|kurssitie[a-zåäö]*|ilmoittautumiset|osallistumiset|osallistujaluettel[a-zåäö]*|läsnäoloti[a-zåäö]*|mille kurss[a-zåäö]* osallistu[a-zåäö]*/u,
  ],
  ['person.identity_code', /henkilötunnu[a-zåäö]*|hetu\b|sosiaaliturvatunnu[a-zåäö]*|henkilöllisyysnumer[a-zåäö]*/u],
  ['person.birth_date', /syntymä(?:aika|aja|päivä|vuosi|vuoden)[a-zåäö]*/u],
  [
    'person.location',
    /sijainti[a-zåäö]*|paikkatie[a-zåäö]*|(?:likimäär|maantiet)[a-zåäö]*(?: maantiet[a-zåäö]*)? sijain[a-zåäö]*|sijaintia|sijaintisi/u,
  ],
  [
    'person.customer_number',
    /asiakasnumero[a-zåäö]*|asiakastunn[a-zåäö]*|asiakkaan tunnis(?!tam|tet|taut)[a-zåäö]*|(?<!laitteen )yksilölli[a-zåäö]* tunnis[a-zåäö]*|yksilöi[a-zåäö]* tunni[a-zåäö]*|asiakas-?id\b/u,
  ],
  [
    'service.used',
    /(?:asiakkaan )?käyttäm[a-zåäö]* palvelu[a-zåäö]*|käytety[a-zåäö]* palvelu[a-zåäö]*|palvel[a-zåäö]* (?:liittyvät|koskevat) tiedot|palvelutie[a-zåäö]*|palveluhistor[a-zåäö]*|(?:ostetu|toteutetu)[a-zåäö]* palvelu[a-zåäö]*|niiden käyttöä koskev[a-zåäö]*|palvelun nim[a-zåäö]*|toteutuspäivä[a-zåäö]*|sovitu[a-zåäö]* palvelu[a-zåäö]*|asiakashistoria[a-zåäö]*|asiakassuhteen (?:alkami|kesto|tila)[a-zåäö]*(?: ja [a-zåäö]+)?|asiakkuuden (?:alkami|kesto|tila|tiedot)[a-zåäö]*|(?:projekti|hanke|toimeksianto)tie[a-zåäö]*|(?:asiakkuutta|asiakassuhdetta|toimeksiantoa|projektia|projekteihin|valmennusta) (?:koskev|liittyv)[a-zåäö]* tie[a-zåäö]*|toimeksiantoihin liittyv[a-zåäö]* tie[a-zåäö]*/u,
  ],
  [
    'organisation.business_id',
    /y ?-?tunnu[a-zåäö]*|ytunnu[a-zåäö]*|(?:alv|vat)(?:tunnu|numer| tunnu)[a-zåäö]*|yritystunnu[a-zåäö]*|yritys ja yhteisötunn[a-zåäö]*/u,
  ],
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
    /(?:yrity(?:s|ksen)|organisaation?|yhteisön|koulun|oppilaitoksen|järjestön|seuran|yhdistyksen|työnantajan|tilaajan|asiakasyrityksen)(?: \/ [a-zåäö]+)?(?:yhteisön)? ?nim[a-zåäö]*|toiminim[a-zåäö]*/u,
  ],
  ['organisation.industry', /(?:yrityksen|organisaation) toimiala/],
  ['organisation.address', /(?:yrityksen|organisaation) (?:posti|käynti)?osoit[a-zåäö]*/u],
  [
    'person.employer',
    /(?:missä|minkä) (?:yrityks|organisaatio)[a-zåäö]*|(?:organisaatio|yritys|työnantaja|työpaikka|edustama[a-zåäö]*)(?:si|nsa)?(?=[ ,.)/]|$)(?: organisaatio| yritys)?|(?<![a-zåäö])(?:yrityksen|organisaation|työnantajan|työpaikan)(?=[,.)/]|$| (?:ja|tai|sekä) (?!sen|niiden|sille))|(?:tausta)?organisaatiotie[a-zåäö]*|yritystie[a-zåäö]*|(?<![a-zåäö])toimipaik[a-zåäö]*|toimipiste[a-zåäö]*|osasto(?=[ ,.)/]|$)|(?:edustam|edustet)[a-zåäö]* (?:yrity|organisaatio|yhteisö|taho)[a-zåäö]*|työpaikka(?:tie|nsa|si)[a-zåäö]*|työnantaja(?:tie|a)[a-zåäö]*/u,
  ],
  [
    'person.job_title',
    /(?:työtehtävä|tehtävä ?nimike|työnimike|titteli|tittelit|vastuualue|tehtäväkuva|työrooli|ammatti(?:nimike)?|asema|toimenkuva|tehtävä|rooli|virkanimike)(?:si|nsä|nsa)?(?=[ ,./)]|$)|ammatin(?=[ ,.])|(?:ammatti|tehtävä|työ)nimik[a-zåäö]*|missä (?:tehtävä|asema|rooli)[a-zåäö]*|asema(?:sta|a)(?= ja|,| sekä)|tittel[a-zåäö]*|tehtävänimik[a-zåäö]*|asema(?:n|sta)? (?:organisaatiossa|yrityksessä)/u,
  ],
  [
    'person.education',
    /^koulutus$|(?:aiem|aikaisem)[a-zåäö]* koulutu[a-zåäö]*|koulutus(?=[,.]|$)|koulutus-?(?= ja (?:työ|ammat))|koulutustaus[a-zåäö]*|koulutustie[a-zåäö]*|tutkinto[a-zåäö]*/u,
  ],
  ['person.industry', /toimiala[a-zåäö]*/u],
  ['custom.siviilisaaty', /siviilisääty[a-zåäö]*|perhesuhte[a-zåäö]*|perhetie[a-zåäö]*/],
  ['custom.kansalaisuus', /kansalaisuu[a-zåäö]*|kansallisuu[a-zåäö]*/],
  ['custom.huoltaja', /(?<![a-zåäö])(?:huoltaj|edunvalvoj)[a-zåäö]*(?: (?:nim|yhteyst|tied)[a-zåäö]*)?/],
  ['custom.omainen', /(?<![a-zåäö])(?:lähi)?omai(?:nen|sen|set|sten|sia|sista)(?![a-zåäö])(?: (?:nim|yhteyst|tied)[a-zåäö]*)?/],
  ['custom.osaaminen', /osaami(?:nen|sta|stie|sen tas)[a-zåäö]*|erityisosaami[a-zåäö]*|kielitai[a-zåäö]*/],
  [
    'custom.kiinnostuksen_kohteet',
    /(?:mielen)?kiinnostu(?:ksen|s) ?koh[a-zåäö]*|kiinnostustie[a-zåäö]*|kiinnostuksenkoh[a-zåäö]*|harrastu(?:kset|ksia|ksista)/,
  ],
  ['custom.allekirjoitus', /allekirjoitu(?:s|kset|ksen)(?=[ ,.]|$)/],
  ['custom.tallenne', /(?:video|puhelu|ääni|etäkoulutus|webinaari)?tallen(?:teet|teita|ne|teista)(?![a-zåäö])|videomateriaal[a-zåäö]*/],
  ['custom.sukupuoli', /sukupuol[a-zåäö]*/u],
  ['custom.ansioluettelo', /ansioluettel[a-zåäö]*|(?<![a-zåäö])cv(?![a-zåäö])/u],
  ['custom.hakemus', /työhakemu[a-zåäö]*|(?<![a-zåäö])hakemus(?![a-zåäö])/u],
  ['custom.tyohistoria', /työhistoria[a-zåäö]*|työkokemu[a-zåäö]*/u],
  ['custom.tavoitteet', /tavoitteisiin liittyv[a-zåäö]*|tavoitt(?:eet|eita|eistasi|eistaan|eesi)(?![a-zåäö])/u],
  ['custom.ika', /(?<![a-zåäö])(?:ikä|iän|ikäsi|ikänsä)(?![a-zåäö])|ikäryhmä[a-zåäö]*/u],
  ['custom.valokuva', /valokuv[a-zåäö]*|kasvokuv[a-zåäö]*|profiilikuv[a-zåäö]*|(?<![a-zåäö])kuvat(?=[ ,.]| ja)/u],
  ['custom.kayttajatunnus', /käyttäjätun(?:nus|nuks)[a-zåäö]*|käyttäjänim[a-zåäö]*/u],
  ['custom.harjoitustehtavat', /(?:harjoitus|ennakko)tehtäv[a-zåäö]*/u],
  ['custom.salasana', /salasan(?!an takana|alla suoj|oin|oilla)[a-zåäö]*/u],
  ['person.language', /(?:asiointi|äidin)?kiel(?:i|en|ensä|esi)(?=[ ,./]|$)|kielivalin[a-zåäö]*/u],
  [
    'person.email',
    /s(?:ähkö)?posti(?!ts|en|palv|markk|vies|osoitteisto|n |iin|imme|lla|llä|järj|kysel|liiken|lista|kirj|ohjelm|tili|uutis|työk)[a-zåäö]*|e-?mail[a-zåäö]*/u,
  ],
  ['person.phone', /(?:matka)?puhelin[a-zåäö]*|puhelinnro|kännyk[a-zåäö]*|gsm\b|gsmnumero[a-zåäö]*|puh\b/u],
  [
    'person.address',
    /(?:posti|koti|katu|lähi|käynti|toimitus)?osoite(?!taan|tta[vu]|ttu)[a-zåäö]*|(?<![a-zåäö])osoitt(?!eessa|eeseen|eesta)[a-zåäö]*(?=[ ,.]|$)|(?:posti|koti|katu|käynti)osoi[a-zåäö]*|osoitteet|osoitteita|postinumero[a-zåäö]*|postitoimipaik[a-zåäö]*|(?:koti)?paikkakun[a-zåäö]*|(?:asuin|koti)(?:kun|paik|osoit)[a-zåäö]*|(?<![a-zåäö])(?:kaupunki|kunta)(?=[ ,.)]|$)|(?:lähetys|lasku)osoi[a-zåäö]*|postilokero[a-zåäö]*/u,
  ],
  [
    'order.details',
    /lahjakor[a-zåäö]*|toimitustie[a-zåäö]*|tuotetie[a-zåäö]*|ostoskor[a-zåäö]*|ostotapahtum[a-zåäö]*|kampanja ja alennuskoo[a-zåäö]*|alennuskood[a-zåäö]*|(?:tuote|palvelu)?-? ?(?:ja )?tilaus ?(?:tie|hist)[a-zåäö]*|tilaukset|ostos?histor[a-zåäö]*|osto-? ja asiointitie[a-zåäö]*|ostotie[a-zåäö]*|ostokset|(?:tila(?:ttu|tu|ama|ami)|oste(?:ttu|tu)|osta(?:ma|mi))[a-zåäö]* (?:tuot|palvel|kurss|koulutu|valmennu|verkkokurs)[a-zåäö]*|tiedot tilau[a-zåäö]*|tilau[a-zåäö]* sisäl[a-zåäö]*|tuote-|tilausrivi[a-zåäö]*|ostotie[a-zåäö]*/u,
  ],
  [
    'feedback.text',
    /(?:asiakas|kurssi)?palaut(?:teet|tei|tie|e)[a-zåäö]*|reklamaatio[a-zåäö]*|valituk(?:set|sia) ja|arvostelu(?:t|ja)(?=[ ,.]|$)|asiakastyytyväisyys?(?:tie|kys)[a-zåäö]*/u,
  ],
  ['feedback.score', /kyselyvastau[a-zåäö]*|vastaukset kysely[a-zåäö]*|kyselyiden vastau[a-zåäö]*/u],
  [
    'contact.event',
    /asiakaskäyn[a-zåäö]*|(?<![a-zåäö])puhelut(?=[ ,.]|$)|kontaktihistor[a-zåäö]*|asiointi(?:tapahtum|tie)[a-zåäö]*|yhteydenot(?!to(?:lomak|pyyn|kanav|lomm|tav))[a-zåäö]*|tapaami(?:set|si(?!sta [^,;]{0,40} (?:teke|teen|teh|laadi|laati)))[a-zåäö]*|asiakastapaami[a-zåäö]*|asiointihistoria[a-zåäö]*|asiakaskontakti[a-zåäö]*/u,
  ],
  [
    'contact.note',
    /(?:yhteydenpito|viestintä|kirjeenvaihto|viestihistoria|viestit|viesti|viestisi|viestin sisäl[a-zåäö]*|vapaamuotoi[a-zåäö]* viesti)(?=[ ,.]|$)|yhteydenpi(?:to|do)[a-zåäö]*|asiakasviestin[a-zåäö]*|keskustelu[a-zåäö]*|yhteydenottopyyn[a-zåäö]*|yhteydenot[a-zåäö]* (?:syy|aihe|sisäl)[a-zåäö]*|sähköpostiviest[a-zåäö]*|sähköposteja|tekstiviest[a-zåäö]*|asiakaspalvelutap[a-zåäö]*|asiakaspalvelutie[a-zåäö]*|palvelupyyn[a-zåäö]*|kirjeenvaih[a-zåäö]*|kommentti(?:lomak|kent)[a-zåäö]*|kommentit(?=[ ,.]|$)|vapaamuotoi[a-zåäö]*(?: tekst[a-zåäö]*)?|vapaateksti[a-zåäö]*|ongelma[a-zåäö]* kuvau[a-zåäö]*/u,
  ],
  [
    'person.note',
    /tekstimuotoi[a-zåäö]* tieto|(?:suostumuksella|suostumukseen perustuvat) (?:kerättäv[a-zåäö]* )?tiedot|(?:henkilön|asiakkaan|käyttäjä on|rekisteröidyn|itsensä) (?:itse )?(?:luovuttam|anta|ilmoitt|syöttäm)[a-zåäö]*(?: [^,.]{0,70})? ?tie[a-zåäö]*|jotka käyttäjä on antanut|lomakk[a-zåäö]*(?: lähetyksen)? yhteydessä annet[a-zåäö]* tie[a-zåäö]*|itse antamat[a-zåäö, ]{0,60} asiat|(?:lomakkeel|lomakkeis)[a-zåäö]* (?:annet|täytet|kysyt|pyydet|ilmoitet)[a-zåäö]* (?:muu[a-zåäö]* )?tie[a-zåäö]*|(?:muut|muu) (?:pyydet|annet|rekisteröidyn|tarpeelli|asiakkaan|henkilön)[a-zåäö]*(?: [a-zåäö]+){0,3} tie[a-zåäö]*|vapaasti (?:toimit|anta|kerto)[a-zåäö]*(?: [a-zåäö]+){0,6} lisätie[a-zåäö]*|palvelutoiv[a-zåäö]*|(?:muut|muu) [^,.]{0,60}(?:asiakassuhte|asiakkuu)[a-zåäö]* (?:liittyv|koskev|hoi)[a-zåäö]*[^,.]{0,30}|muut [a-zåäö]+(?:ssa|ssä) (?:käsitel|esille|esiin|kerro|anne)[a-zåäö]*(?: [a-zåäö]+)? tie[a-zåäö]*|omasta aloitte[a-zåäö]* anne[a-zåäö]* tie[a-zåäö]*|lisätie[a-zåäö]*|muistiinpano[a-zåäö]*|muistio[a-zåäö]*|(?:itse|vapaaehtoisesti) (?:anta|ilmoitta|kerto)m[a-zåäö]* tie[a-zåäö]*/u,
  ],
  ['person.other_contact', /(?:muut )?(?:tarpeelliset )?yhteystie[a-zåäö]*|kontaktitie[a-zåäö]*|tavoitettavuustie[a-zåäö]*/u],
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
  /koostu(?:u|vat)|pidetään yllä|kerä(?:ämme|tään|än|ää|ätä)|tallen(?:namme|netaan|nan|taa|tuu|tuvat|nettu)|käsittel(?:emme|ee|en)(?![a-zåäö])|käsitellään|kertyy|kysymme|kysytään|kysyn|kyselen|pyydämme|pyydetään|pyydän|kirja(?:taan|amme|an)|rekisteröimme|merkitään|talletamme|talletetaan|(?:tiedot|tietoja|rekisterissä|tietojasi) (?:ovat|on|voivat olla)(?![a-zåäö])|tieto(?:a|ja) (?:voi|voivat) olla|sisältä(?:ä|vät)|tietoihin (?:[a-zåäö]+ )?sisälty(?:ä|y|vät)(?![a-zåäö])|voi sisältyä|(?:tehdä|tehdään|teke(?:e|vät)|teen|teemme|laati[a-zåäö]*|laaditaan) [^.]{0,30}muistiinpano|käsiteltäv(?:iä|ät)(?![a-zåäö])|saamme tiet|ilmoittaa|(?:saatat|voit) kertoa|tarvitsemme/;

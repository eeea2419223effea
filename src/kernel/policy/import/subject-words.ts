// Groups of people whose data a register holds: the words of notices.

import { rules } from './rules.ts';
import type { Rule } from './rules.ts';

export const SUBJECT_RULES: readonly Rule[] = [
  ...rules(
    'subject-group',
    ['subjects', 'purposes', 'data', 'register'],
    [
      [
        'subjects/potential-customers',
        /potentiaali[a-zåäö]* (?:henkilöasiak|yksityisasiak|yhteisöasiak|yritysasiak|asiak|osallistuj)|(?:mahdolli|tulev)[a-zåäö]*,? (?:tulev[a-zåäö]* |uus[a-zåäö]* |uude[a-zåäö]* )?asiak(?!assuh|kuu|aspal|asrek|asvies|astie|askun)|prospekt(?!io)|liidit|liidien|potentiaali[a-zåäö]* (?:[a-zåäö]+ ){1,2}asiak(?!assuh|kuu)|kiinnostunee[a-zåäö]* (?:henkil|yrity|taho|osallist)/u,
      ],
      [
        'subjects/customer-contacts',
        /(?:työnantajayhteisön|asiakasyrity[a-zåäö]*|asiakasorganisaatio[a-zåäö]*|asiakkaiden|yritysasiakk[a-zåäö]*|yritysten) (?:yhteyshenk|edustaj|vastuuhenk|työntekij|päättäj)|asiakkai[a-zåäö]* (?:sekä (?:näiden|niiden|heidän)|ja (?:näiden|niiden|heidän)) (?:yhteyshenk|edustaj)|(?:yritys|yhteisö|organisaatio)asiakka[a-zåäö]* (?:[a-zåäö]+ )?(?:yhteyshenk|edustaj)|yrity(?:s|ksen|sten)[a-zåäö]* yhteyshenkilö(?:t|iden|itä)(?![a-zåäö])/u,
      ],
      [
        'subjects/enquirers',
        /yhteydessä olleet|pyytäneet tarjou|yhteyttä ottan|yhteydenottan|yhteydenottaj|yhteyttä ottav|tarjouspyynnön (?:jättän|tehn|lähett)|lomakkeen (?:täyttän|lähettän)|yhteydenottopyynnön (?:jättän|tehn|lähett)/,
      ],
      [
        'subjects/participants',
        /osallistuj|osallistuva|osallistuneet|osallistunei|^osallistut|(?<![a-zåäö])osallistut (?:[a-zåäö]+ )?(?:valmennu|koulutu|tapahtu|tilaisuu|kurss)|ilmoittautun|ilmoittautuj|kurssilai|webinaari[a-zåäö]* osallist|koulutettavat|kokousviera|tapahtumaviera/,
        /rekisteri$/,
      ],
      ['subjects/permission-givers', /(?:markkinointi)?luvan antan|suostumuksen antan/],
      ['subjects/target-staff', /(?:yrit|yhteisöj)[a-zåäö]*[^.]{0,40}palveluksessa olevat/u],
      [
        'subjects/subscribers',
        /(?:uutiskirjeen|blogin|jakelun)[a-zåäö]* tilaaj|tilanneet uutiskir|jotka (?:haluavat |ovat )?tila(?:ta|nneet) [^.]{0,40}uutiskir|tilaajat|uutiskirje[a-zåäö]* tilan|(?:postitus|sähköposti|jakelu)list[a-zåäö]* (?:liittyn|tilan|jäsen|olevat)/u,
      ],
      [
        'subjects/former-customers',
        /(?:entise|vanho|aiemm)[a-zåäö]* asiakk|asiakkaat ja entiset|oleva[a-zåäö]* tai ollee|(?:nykyis|entis)[a-zåäö]* ja (?:entis|vanho)[a-zåäö]*,? asiak|asiakk(?:aina|aana) olleet/u,
      ],
      [
        'subjects/partners',
        /yhteistyökumppan(?:it|imme|[a-zåäö]*(?: yhteyshenk| edustaj))|sidosryhmi[a-zåäö]* (?:yhteyshenk|edustaj)|kumppaneidemme (?:yhteyshenk|edustaj)|(?:yhteistyö)?kumppanit|yhteistyökumppaniemme|sidosryhm(?:ät|iin kuuluv|ien edust)|yhteistyötaho(?:t|jen)/u,
      ],
      [
        'subjects/visitors',
        /(?:verkko)?sivu[a-zåäö]* (?:kävijä|kävijö|käyttäjä|käyttäji|vierailij|vierailev)|(?:verkko|koti|netti|www)?sivu[a-zåäö]*(?:mme)? (?:[a-zåäö]+ )?(?:kävijä|kävijö|vierailija|vierailijo)|sivustolla (?:kävijä|kävijö|vierailija|vierailijo|vierailevat)|(?:verkko|koti|netti)?sivu[a-zåäö]*(?:llamme|lla) (?:käyv|vieraile[ev]|käyn)|verkkokaupan asiakk|vierailet (?:verkko|koti|netti)?sivu[a-zåäö]*mme/u,
      ],
      [
        'subjects/coachees',
        /valmennettav|kuntoutuj|(?:valmennus|coaching|työnohjaus)asiakkaat(?![a-zåäö])|ohjattavat|coachattav|koulutettav|mentoroitav|terapia-?asiakk|kuntosaliasiakk|valmennukseen osallistu|työnohjattav|valmentautuj/,
      ],
      ['subjects/job-applicants', /työnhaki|rekrytoin[a-zåäö]* hakij|työpaikkaa hakev|työntekijäehdokk/],
      [
        'subjects/suppliers',
        /(?:tavaran)?toimittaji(?:en|a)? (?:yhteyshenk|edustaj)|alihankkijoi[a-zåäö]* (?:yhteyshenk|edustaj)|toimittajat(?=[ ,.]|$)|alihankkijat(?=[ ,.]|$)/,
        /luovut|siirr|käsittelevät/,
      ],
      [
        'subjects/members',
        /^jäsenet(?=[ ,.]|$)|(?:yhdistyksen|liiton|kerhon|rekisterinpitäjän|nykyiset|meidän) jäsen(?:et|ten|iä)|jäsenten (?:tietoja|henkilötie)/,
        /henkilökunnan|hallituksen|perheen/,
      ],
      ['subjects/alumni', /alumn(?:i|e)/],
      ['subjects/guardians', /huoltajat|huoltajien|edunvalvoj|alaikäis[a-zåäö]* (?:asiakk[a-zåäö]* )?huoltaj/],
      ['subjects/relatives', /omaiset(?=[ ,.]|$)|lähiomais[a-zåäö]* (?:tie|yhteys)|läheiset(?=[ ,.]|$)/],
      [
        'subjects/staff',
        /(?:oma|yrityksen|meidän)[a-zåäö]* (?:työntekijät|henkilöstö)(?=[ ,.]|$)|^työntekijät$|^henkilöstö$|^[a-zåäö]+n (?:henkilökunta|henkilöstö|työntekijät)$|työntekijät ja (?:työnhak|hakij)/,
        /käsittelevät|pääsy|käsitellä/,
      ],
      [
        'subjects/speakers',
        /luennoitsij(?:at|oid|oit)|puhujat|esiintyjät|kouluttajat(?=[ ,.]|$)|näytteilleasettaj/,
        /saavat|luovut|käsittel/,
      ],
      ['subjects/students', /opiskelijat|opiskelijoiden (?:tieto|henkil)|oppilaat(?=[ ,.]|$)/],
      [
        'subjects/users',
        /(?:palvelu|sovellu|sovellukse|verkkopalvelu|järjestelmä|alusta)[a-zåäö]*(?:mme)? (?:rekisteröity[a-zåäö]* )?käyttäj(?:ät|ien|iä)|rekisteröitynee[a-zåäö]* käyttäj|käyttäjätilin (?:luon|haltij)/,
      ],
    ],
  ),
  ...rules(
    'subject-group',
    ['subjects', 'purposes', 'register'],
    [
      [
        'subjects/customers',
        /(?:oy:n|yrityksen|rekisterinpitäjän|firman|nykyis[a-zåäö]*|meidän) asiakkai(?!den (?:yhteyshenk|edustaj))|olet (?:jo )?asiakka|ostane[a-zåäö]* asiak|asiakkaista(?= että|,| ja)|(?<!potentiaalisille |mahdollisille |tuleville )asiakkaille(?=,| ja| sekä)|asiakkaistamme|asiakkaistani|jotka ovat (?:tilanneet|ostaneet)|asiakkaidensa|asiakkaidemme|^asiakkaat|(?<!potentiaaliset|mahdolliset|tulevat|entiset)(?:^|[ ,])asiakkaat(?:[ ,]|$)|henkilöasiak|kuluttaja-?asiak|(?<!potentiaalisten |mahdollisten |tulevien |entisten )asiakkaiden (?:ja potentiaal|tietoja)/u,
      ],
    ],
  ),
];

/** Words of what a person may ask for on the spot: restriction and a copy of everything held. */
import { dictionary } from '#platform/i18n';

const fi = {
  restrict: {
    title: 'Rajoita käsittelyä',
    lead: 'Tiedot säilyvät, mutta niitä ei käytetä, muuteta eikä poisteta ennen kuin rajoitus puretaan (tietosuoja-asetus 18 artikla).',
    ground: 'Millä perusteella?',
    grounds: {
      accuracy: 'Hän kiistää tietojen oikeellisuuden',
      unlawful: 'Käsittely on lainvastaista, mutta hän ei halua poistoa',
      claims: 'Hän tarvitsee tietoja oikeusvaadetta varten',
      objection: 'Hän on vastustanut käsittelyä, ja asiaa selvitetään',
    },
    verb: 'Rajoita',
    saved: 'Käsittely on rajoitettu.',
    lift: 'Pura rajoitus',
    liftTitle: 'Puretaanko rajoitus: {name}?',
    liftLead:
      'Tietoja voi taas käyttää ja muuttaa. Se, minkä seloste on tällä välin lakannut ilmoittamasta, poistetaan heti. Kerro henkilölle ennen kuin purat rajoituksen.',
    lifted: 'Rajoitus on purettu.',
  },
  copy: {
    papers: 'Asiakirjat kopion mukaan',
    title: 'Kopio tiedoista: {name}',
    lead: 'Kopiossa on jokainen tieto, lähde, tarkoitus ja poistumispäivä. Lokiin jää merkintä siitä, että kopio tehtiin. Varmista, kenelle annat sen.',
    json: 'Lataa JSON',
    csv: 'Lataa taulukko (CSV)',
  },
};

const sv: typeof fi = {
  restrict: {
    title: 'Begränsa behandlingen',
    lead: 'Uppgifterna bevaras, men de används, ändras och raderas inte förrän begränsningen hävs (dataskyddsförordningen artikel 18).',
    ground: 'På vilken grund?',
    grounds: {
      accuracy: 'Personen bestrider att uppgifterna är riktiga',
      unlawful: 'Behandlingen är olaglig men personen vill inte ha radering',
      claims: 'Personen behöver uppgifterna för ett rättsligt anspråk',
      objection: 'Personen har invänt mot behandlingen och saken utreds',
    },
    verb: 'Begränsa',
    saved: 'Behandlingen är begränsad.',
    lift: 'Häv begränsningen',
    liftTitle: 'Häva begränsningen: {name}?',
    liftLead:
      'Uppgifterna kan åter användas och ändras. Det som beskrivningen under tiden har slutat ange raderas genast. Berätta för personen innan du häver begränsningen.',
    lifted: 'Begränsningen har hävts.',
  },
  copy: {
    papers: 'Dokument att ge med kopian',
    title: 'Kopia av uppgifterna: {name}',
    lead: 'Kopian innehåller varje uppgift, källa, ändamål och raderingsdag. I loggen antecknas att kopian gjordes. Kontrollera vem du ger den till.',
    json: 'Ladda ner JSON',
    csv: 'Ladda ner tabell (CSV)',
  },
};

const en: typeof fi = {
  restrict: {
    title: 'Restrict processing',
    lead: 'The data are kept, but not used, changed or erased until the restriction is lifted (GDPR Article 18).',
    ground: 'On which ground?',
    grounds: {
      accuracy: 'The person contests the accuracy of the data',
      unlawful: 'Processing is unlawful, but the person does not want erasure',
      claims: 'The person needs the data for a legal claim',
      objection: 'The person has objected, and the matter is being looked into',
    },
    verb: 'Restrict',
    saved: 'Processing is restricted.',
    lift: 'Lift the restriction',
    liftTitle: 'Lift the restriction: {name}?',
    liftLead:
      'The data can be used and changed again. What the notice has meanwhile ceased to declare is erased at once. Tell the person before you lift the restriction.',
    lifted: 'The restriction has been lifted.',
  },
  copy: {
    papers: 'Documents to give with the copy',
    title: 'Copy of the data: {name}',
    lead: 'The copy holds every datum with source, purpose and date of going. The log tells that a copy was made. Make sure whom you give it to.',
    json: 'Download JSON',
    csv: 'Download a table (CSV)',
  },
};

export const personActs = dictionary(fi, sv, en);

/** Words of a set-up that begins from the declaration of another firm. */
import { dictionary } from '#platform/i18n';

const fi = {
  parts: {
    title: 'Mallista tulleet vastaanottajat ja paikat',
    lead: 'Nämä palvelut, kumppanit ja säilytyspaikat olivat mallin yrityksellä. Rastita ne, joita teillä ei ole: ne jäävät pois selosteesta, samoin tiedot, joita vain ne käsittelivät. Muut kohdat voit muuttaa myöhemmin: avaa Seloste ja paina Muuta selostetta.',
    none: 'Meillä ei ole tätä',
  },
  unkept: {
    title: 'Tiedot, joita Lupaus ei vielä säilytä',
    lead: 'Selosteesi mainitsee nämä tiedot, mutta Lupauksessa ei ole niille vielä paikkaa. Ne jäävät selosteeseen. Jos ette kerää niitä muuallekaan, poista ne selosteesta.',
  },
  completions: {
    said: 'Mallin seloste sanoi',
    silent: 'Mallin seloste ei sanonut tästä mitään.',
    lead: 'Mallin seloste oli näissä kohdissa vajaa tai lakia suppeampi. Nämä tulevat selosteenne ensimmäiseen versioon tavallisina kohtina, eikä mallin vanhasta selosteesta kerrota mitään.',
  },
};

const sv: typeof fi = {
  parts: {
    title: 'Mottagare och platser från modellen',
    lead: 'Dessa tjänster, partner och förvaringsplatser hörde till modellens företag. Kryssa för dem som ni inte har: de lämnas bort ur beskrivningen, liksom de uppgifter som bara de behandlade. Andra punkter kan du ändra senare: öppna Beskrivning och tryck på Ändra beskrivningen.',
    none: 'Vi har inte detta',
  },
  unkept: {
    title: 'Uppgifter som Lupaus ännu inte lagrar',
    lead: 'Din beskrivning nämner dessa uppgifter, men i Lupaus finns ännu ingen plats för dem. De står kvar i beskrivningen. Om ni inte heller samlar in dem någon annanstans, ta bort dem ur beskrivningen.',
  },
  completions: {
    said: 'Modellens beskrivning sade',
    silent: 'Modellens beskrivning sade ingenting om detta.',
    lead: 'I dessa punkter var modellens beskrivning ofullständig eller snävare än lagen. De kommer i den första versionen av er beskrivning som vanliga punkter, och ingenting berättas om modellens gamla beskrivning.',
  },
};

const en: typeof fi = {
  parts: {
    title: 'Recipients and places that came from the model',
    lead: 'These services, partners and places belonged to the firm of the model. Tick those you do not have: they are left out of the notice, and so are the data that only they handled. Other clauses can be changed later: open Notice and press Change the notice.',
    none: 'We do not have this',
  },
  unkept: {
    title: 'Data that Lupaus does not keep yet',
    lead: 'Your notice names these data, but Lupaus has no place for them yet. They stay in the notice. If you do not collect them elsewhere either, remove them from the notice.',
  },
  completions: {
    said: 'The notice of the model said',
    silent: 'The notice of the model said nothing of this.',
    lead: 'In these places the notice of the model was incomplete or narrower than the law. They come in the first version of your notice as plain clauses, and nothing is told of the old notice of the model.',
  },
};

export const setupModel = dictionary(fi, sv, en);

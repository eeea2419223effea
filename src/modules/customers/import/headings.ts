// What programs call their columns: Excel and Google, Outlook in three languages, Mailchimp, Lyyti and the Finnish registers people come from.

/** Headings of one meaning, folded: small letters, single spaces, no numbers, no punctuation. */
export const HEADINGS = {
  fullName: words(`
    nimi|koko nimi|name|full name|namn|asiakas|display name|näyttönimi|osallistuja|osallistujan nimi|henkilö|
    yhteyshenkilö|yhteyshenkilön nimi|kontakti|contact|contact name|contact person|kontaktperson|deltagare|
    deltagarens namn|participant|participant name|fullständigt namn|kund|visningsnamn|file as|asiakkaan nimi|
    sukunimi etunimi|etunimi sukunimi`),
  givenName: words(`
    etunimi|etunimet|first name|given name|förnamn|firstname|fname|kutsumanimi|tilltalsnamn|forename|
    osallistujan etunimi|yhteyshenkilön etunimi|deltagarens förnamn|participant first name|givenname`),
  middleName: words(`
    middle name|additional name|toinen nimi|mellannamn|andra namn`),
  familyName: words(`
    sukunimi|last name|family name|surname|efternamn|lastname|lname|osallistujan sukunimi|yhteyshenkilön sukunimi|
    deltagarens efternamn|participant last name|familyname`),
  email: words(`
    sähköposti|sähköpostiosoite|email|e-mail|email address|e-mail address|e-postadress|e-post|epost|sposti|s-posti|meili|
    mail|e-mail value|email value|osallistujan sähköposti|sähköposti työ|työsähköposti|work email|business email|
    sähköpostin osoite|primary email|deltagarens e-post|participant email|e-mail home|yhteyshenkilön sähköposti|
    emailosoite`),
  phone: words(`
    puhelin|puhelinnumero|puh|puh nro|puh numero|phone|mobile|mobile phone|matkapuhelin|matkapuhelinnumero|telefon|
    telefonnummer|business phone|gsm|gsm numero|kännykkä|phone number|phone value|työpuhelin|työpuhelinnumero|
    kotipuhelin|home phone|work phone|tel|mobil|mobiltelefon|mobilnummer|telefon arbete|telefon bostad|telefon hem|
    arbetstelefon|hemtelefon|osallistujan puhelin|primary phone|other phone|company main phone|muu puhelin|mobile number|
    yhteyshenkilön puhelin|cell phone`),
  organisation: words(`
    organisaatio|yritys|company|organisation|organization|företag|työnantaja|firma|company name|organization name|
    organisation name|yrityksen nimi|organisaation nimi|företagsnamn|företagets namn|employer|arbetsgivare|asiakasyritys|
    taustaorganisaatio|osallistujan organisaatio|yhtiö|yhdistys|account name|asiakasorganisaatio|yritys organisaatio|
    firman nimi`),
  businessId: words(`
    y-tunnus|y tunnus|ytunnus|yritystunnus|business id|company id|fo-nummer|organisationsnummer|vat number|alv-tunnus`),
  role: words(`
    rooli|role|roll|rooli yrityksessä|role in company`),
  jobTitle: words(`
    tehtävänimike|titteli|työtehtävä|job title|title|befattning|uppgift|asema|ammattinimike|nimike|tehtävä|position|
    titel|yrkestitel|organization title|organisation title|rooli organisaatiossa|jobtitle|ammatti|asema organisaatiossa`),
  customerNumber: words(`
    asiakasnumero|customer number|kundnummer|asiakasnro|asiakas nro|customer no|customer id|asiakastunnus|kundnr`),
  language: words(`
    kieli|asiointikieli|language|språk|äidinkieli|kontaktspråk|lang|osallistujan kieli|viestintäkieli|ärendespråk`),
  education: words(`
    koulutus|education|utbildning|koulutustausta|tutkinto|examen|degree`),
  industry: words(`
    toimiala|industry|bransch|ala|toimialaluokka`),
  note: words(`
    muistiinpano|muistiinpanot|lisätiedot|lisätieto|notes|note|anteckningar|anteckning|huomautus|huomautukset|huom|
    kommentti|kommentit|comment|comments|kommentar|memo|muuta|övrigt|tilläggsuppgifter`),
  social: words(`
    linkedin|linkedin url|linkedin profile|linkedin-profiili|facebook|instagram|twitter|x twitter|some|some-kanava|some-kanavat|
    sosiaalinen media|social|social media|social profile|sociala medier|youtube|tiktok`),
  otherContact: words(`
    skype|whatsapp|telegram|signal|teams|im|im value|instant messaging|pikaviestin|fax|faksi|business fax|home fax|other fax|
    fax business|fax home|fax bostad|fax arbete|telefax|työfaksi|kotifaksi|muu yhteystieto|annan kontaktuppgift|other contact`),
  service: words(`
    palvelu|palvelut|käytetty palvelu|käytetyt palvelut|ostetut palvelut|service|services|services used|tjänst|tjänster|
    anlitade tjänster|kurssi|kurssit|course|courses|kurs|kurser|valmennus|valmennukset|koulutukset`),
  orders: words(`
    tilaus|tilaukset|tilaustiedot|tilausnumero|tuote|tuotteet|order|orders|order number|product|products|beställning|
    beställningar|produkt|produkter`),
  lastContact: words(`
    viimeisin yhteydenotto|viimeisin kontakti|last contact|senaste kontakt|viimeksi yhteydessä|edellinen yhteydenotto|
    last contacted|viimeisin yhteydenottopäivä|last activity|senast kontaktad|yhteydenottopäivä|viimeisin tapaaminen|
    kontaktoitu`),
  tags: words(`
    avainsana|avainsanat|asiasanat|tunniste|tunnisteet|tagi|tagit|tägi|tägit|tag|tags|label|labels|category|categories|kategoria|
    kategoriat|luokka|luokat|ryhmä|ryhmät|group|groups|group membership|nyckelord|taggar|etikett|etiketter|kategori|kategorier|
    grupp|grupper`),
} as const satisfies Record<string, readonly string[]>;

/** A heading as the lists above write it: "E-mail 2 Address", "Address 1 - City" and "Puhelin (2)" mean what the first of them means. */
export function foldHeading(heading: string): string {
  return heading
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_:./*#()[\]–"”]+|(?<=\s)-|-(?=\s)/g, ' ')
    .replace(/(?<=^|\s)\d+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const SENDERS_OWN: ReadonlySet<string> = new Set(words('leid|euid|gmtoff|dstoff|member rating'));
const LOCATED: ReadonlySet<string> = new Set(words('region|cc|timezone|latitude|longitude|gmtoff|dstoff'));

/**
 * Columns in which a newsletter tool writes where it thinks that the reader is: in Mailchimp's export REGION and CC are codes found
 * by the IP address, no part of a postal address. Its own columns tell that the file is one; REGION alone is anybody's.
 */
export function locatedColumns(headings: readonly string[]): ReadonlySet<number> {
  const folded = headings.map(foldHeading);
  if (new Set(folded.filter((heading) => SENDERS_OWN.has(heading))).size < 2) return new Set();
  return new Set(folded.flatMap((heading, i) => (LOCATED.has(heading) ? [i] : [])));
}

export function words(text: string): string[] {
  return text.split('|').map((word) => word.trim());
}

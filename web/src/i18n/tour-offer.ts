/** The line that offers the tour. */
import { dictionary } from '#platform/i18n';

const fi = { title: 'Uusi täällä?', text: 'Kuusi pysähdystä, pari minuuttia.', begin: 'Aloita esittelykierros', later: 'Ei kiitos' };
const sv: typeof fi = { title: 'Ny här?', text: 'Sex stopp, ett par minuter.', begin: 'Börja rundturen', later: 'Nej tack' };
const en: typeof fi = { title: 'New here?', text: 'Six stops, a couple of minutes.', begin: 'Take the tour', later: 'No, thank you' };

export const tourOffer = dictionary(fi, sv, en);

/** Words of date fields. */
import { dictionary } from '#platform/i18n';

export const dates = dictionary(
  { placeholder: 'pp.kk.vvvv', wrong: 'Kirjoita päivä muodossa 14.3.2027.', pick: 'Valitse päivä kalenterista: {label}' },
  { placeholder: 'dd.mm.åååå', wrong: 'Skriv datumet i formen 14.3.2027.', pick: 'Välj datum i kalendern: {label}' },
  { placeholder: 'dd.mm.yyyy', wrong: 'Write the date as 14.3.2027.', pick: 'Choose the date from a calendar: {label}' },
);

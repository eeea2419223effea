// Why a letter did not arrive, in Finnish.

export const failuresFi = {
  'no-address': 'osoitetta ei ole',
  'no-domain': 'osoitteen verkkotunnusta ei löydy',
  full: 'postilaatikko on täynnä',
  closed: 'postilaatikko on suljettu',
  large: 'kirje oli liian suuri',
  unwanted: 'saajan palvelin ei halunnut kirjettä',
  later: 'saajan palvelin ei ottanut kirjettä vastaan ajoissa',
  complaint: 'saaja ilmoitti kirjeen roskapostiksi',
  other: 'kirje ei mennyt perille',
} as const;

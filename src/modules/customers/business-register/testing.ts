/** Answers of the business register in the shape its documentation tells, of firms that do not exist. */

const words = (fi: string, sv: string, en: string) => [
  { languageCode: '1', description: fi },
  { languageCode: '2', description: sv },
  { languageCode: '3', description: en },
];

/** A limited company with a former name, two addresses and a web site. */
export const KIVIPURO = {
  businessId: { value: '1234567-1', registrationDate: '2015-02-01', source: '3' },
  names: [
    { name: 'Vanha Kivipuro Oy', type: '1', registrationDate: '2015-02-01', endDate: '2019-05-01', version: 2, source: '1' },
    { name: 'Kivipuro Valmennus Oy', type: '1', registrationDate: '2019-05-01', version: 1, source: '1' },
    { name: 'Puron Apu', type: '3', registrationDate: '2020-01-01', version: 1, source: '1' },
  ],
  mainBusinessLine: {
    type: '85591',
    descriptions: words('Johdon koulutus', 'Chefsutbildning', 'Management training'),
    typeCodeSet: 'TOIMI3',
    registrationDate: '2015-02-01',
    source: '2',
  },
  website: { url: 'www.kivipuro.example.test', registrationDate: '2019-05-01', source: '0' },
  companyForms: [
    {
      type: '16',
      descriptions: words('Osakeyhtiö', 'Aktiebolag', 'Limited company'),
      registrationDate: '2015-02-01',
      version: 1,
      source: '1',
    },
  ],
  companySituations: [],
  registeredEntries: [{ type: '1', descriptions: [], registrationDate: '2015-02-01', register: '1', authority: '2' }],
  addresses: [
    {
      type: 1,
      street: 'Esimerkkikatu',
      buildingNumber: '1',
      entrance: 'A',
      postCode: '00100',
      postOffices: [
        { city: 'HELSINGFORS', languageCode: '2', municipalityCode: '091' },
        { city: 'HELSINKI', languageCode: '1', municipalityCode: '091' },
      ],
      registrationDate: '2019-05-01',
      source: '0',
    },
    {
      type: 2,
      postOfficeBox: '12',
      postCode: '00101',
      postOffices: [{ city: 'HELSINKI', languageCode: '1', municipalityCode: '091' }],
      registrationDate: '2019-05-01',
      source: '0',
    },
  ] as object[],
  tradeRegisterStatus: '1',
  status: '2',
  registrationDate: '2015-02-01',
  lastModified: '2025-10-01 10:00:00',
};

/** One person's own trade. */
export const SOLE_TRADER = {
  ...KIVIPURO,
  businessId: { value: '7654321-2', registrationDate: '2018-01-01', source: '3' },
  names: [{ name: 'Tmi Esimerkki Havuharju', type: '1', registrationDate: '2018-01-01', version: 1, source: '1' }],
  companyForms: [
    {
      type: '26',
      descriptions: words('Yksityinen elinkeinonharjoittaja', 'Enskild näringsidkare', 'Private trader'),
      registrationDate: '2018-01-01',
      version: 1,
      source: '1',
    },
  ],
};

const CEASED = {
  ...KIVIPURO,
  businessId: { value: '0245974-7', registrationDate: '1999-01-01', source: '3' },
  names: [{ name: 'Kivipuron Kuljetus Oy', type: '1', registrationDate: '1999-01-01', version: 1, source: '1' }],
  tradeRegisterStatus: '4',
  endDate: '2012-01-01',
};

export const TWO = [KIVIPURO, CEASED];

export function recorded(companies: readonly object[]): string {
  return JSON.stringify({ totalResults: companies.length, companies });
}

// What the open data of the business register says of a firm, read apart: only what stands in a firm's own columns, and nothing of a sole trader.

import { normaliseBusinessId } from '#kernel/subjects';
import type { Text } from '#platform/i18n';
import { z } from 'zod';

export interface RegisteredFirm {
  readonly businessId: string;
  readonly name: string;
  readonly form: Text | null;
  readonly industry: Text | null;
  readonly address: string | null;
  readonly website: string | null;
  readonly ceased: boolean;
}

/** A firm that is one person's own trade, or of which nobody says that it is not: its facts are that person's data (decision 0031). */
export interface PersonalTrade {
  readonly businessId: string;
  readonly personal: true;
}

export type Found = RegisteredFirm | PersonalTrade;

const words = z.array(z.object({ languageCode: z.string(), description: z.string() })).default([]);
const coded = z.object({ type: z.string().optional(), descriptions: words });
const company = z.object({
  businessId: z.object({ value: z.string() }),
  names: z.array(z.object({ name: z.string(), type: z.string(), endDate: z.string().nullish() })).default([]),
  mainBusinessLine: coded.nullish(),
  website: z.object({ url: z.string() }).nullish(),
  companyForms: z.array(coded.extend({ endDate: z.string().nullish() })).nullish(),
  addresses: z
    .array(
      z.object({
        type: z.number(),
        street: z.string().nullish(),
        buildingNumber: z.string().nullish(),
        entrance: z.string().nullish(),
        apartmentNumber: z.string().nullish(),
        postCode: z.string().nullish(),
        postOfficeBox: z.string().nullish(),
        postOffices: z.array(z.object({ city: z.string(), languageCode: z.string() })).default([]),
      }),
    )
    .nullish(),
  tradeRegisterStatus: z.string().nullish(),
  endDate: z.string().nullish(),
});
const answer = z.object({ companies: z.array(z.unknown()) });

type Company = z.output<typeof company>;

const CURRENT_NAME = '1';
const CEASED = '4';
const SOLE_TRADER = '26';
const SOLE_TRADER_WORDS = /elinkeinonharjoitt|toiminimi|näringsidkare|\btrader\b/i;
const POST = 2;
const LONGEST = 300;

/** Firms of an answer; one that cannot be read is left out. Null when the answer is none. */
export function parseAnswer(text: string): Found[] | null {
  const body = answer.safeParse(json(text));
  if (!body.success) return null;
  return body.data.companies.flatMap((each) => {
    const read = company.safeParse(each);
    return read.success ? firmOf(read.data) : [];
  });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function firmOf(of: Company): Found[] {
  const businessId = normaliseBusinessId(of.businessId.value);
  const name = of.names.find(({ type, endDate }) => type === CURRENT_NAME && !endDate)?.name.trim() ?? '';
  if (!businessId) return [];
  const form = (of.companyForms ?? []).find(({ endDate }) => !endDate);
  if (form === undefined || name === '' || isPersonal(form)) return [{ businessId, personal: true }];
  return [
    {
      businessId,
      name: name.slice(0, LONGEST),
      form: textOf(form.descriptions),
      industry: textOf(of.mainBusinessLine?.descriptions ?? []),
      address: addressOf(of),
      website: websiteOf(of.website?.url),
      ceased: of.tradeRegisterStatus === CEASED || Boolean(of.endDate),
    },
  ];
}

function isPersonal({ type, descriptions }: { type?: string | undefined; descriptions: { description: string }[] }): boolean {
  return type === SOLE_TRADER || descriptions.some(({ description }) => SOLE_TRADER_WORDS.test(description));
}

/** 1 is Finnish, 2 Swedish, 3 English; a language that is missing borrows the Finnish words. */
function textOf(all: readonly { languageCode: string; description: string }[]): Text | null {
  const of = (code: string) =>
    all
      .find(({ languageCode }) => languageCode === code)
      ?.description.trim()
      .slice(0, LONGEST);
  const fi = of('1') ?? of('3') ?? of('2');
  return fi === undefined || fi === '' ? null : { fi, sv: of('2') ?? fi, en: of('3') ?? fi };
}

/** The address for post, else the one for visits. */
function addressOf({ addresses }: Company): string | null {
  const all = addresses ?? [];
  const found = all.find(({ type }) => type === POST) ?? all[0];
  if (!found) return null;
  const box = found.postOfficeBox ? `PL ${found.postOfficeBox}` : '';
  const street = [found.street, found.buildingNumber, found.entrance, found.apartmentNumber].filter(Boolean).join(' ');
  const city = (found.postOffices.find(({ languageCode }) => languageCode === '1') ?? found.postOffices[0])?.city ?? '';
  const place = [found.postCode, city].filter(Boolean).join(' ');
  const text = [box || street, place].filter(Boolean).join(', ');
  return text === '' ? null : text.slice(0, LONGEST);
}

function websiteOf(url: string | undefined): string | null {
  const text = url?.trim() ?? '';
  return text === '' || text.length > LONGEST || /\s/.test(text) ? null : text;
}

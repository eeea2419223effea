/** One form of each address and number, so that the same person is recognised, suppressed and found again however it was typed. */
import { domainToUnicode } from 'node:url';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Trimmed and in lower case; no tricks with dots or plus signs, which mean different people at some providers. */
export function normaliseEmail(text: string): string {
  const email = text.trim().normalize('NFC').toLowerCase();
  // One domain in two spellings is one address: xn--kyttj-gradb is käyttäjä.
  const at = email.lastIndexOf('@') + 1;
  const domain = email.includes('xn--', at) ? domainToUnicode(email.slice(at)) : '';
  return domain === '' ? email : email.slice(0, at) + domain;
}

/** E.164, Finland unless a country is given; null when no telephone has such a number. */
export function normalisePhone(text: string): string | null {
  const parsed = parsePhoneNumberFromString(text, 'FI');
  return parsed?.isValid() === true ? parsed.number : null;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2];

/** Y-tunnus as 1234567-1, with the zero of the old six-digit form; null when the check digit does not hold. */
export function normaliseBusinessId(text: string): string | null {
  const parts = /^(?:FI)?(\d{6,7})-?(\d)$/i.exec(text.replace(/\s/g, '').replace(/[\u2010-\u2015\u2212]/g, '-'));
  const [, body = '', check] = parts ?? [];
  if (body === '' || (body.length === 6 && !text.includes('-'))) return null;
  const digits = body.padStart(7, '0');
  const rest = WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11;
  // A remainder of one has no check digit: such numbers are never issued.
  if (rest === 1 || Number(check) !== (rest === 0 ? 0 : 11 - rest)) return null;
  return `${digits}-${check}`;
}

export function isBusinessId(text: string): boolean {
  return /^\d{7}-\d$/.test(text) && normaliseBusinessId(text) === text;
}

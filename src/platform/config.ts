// Settings come from the environment, each named in one table; what is unknown or untrue is refused before any port opens.

import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { appError } from './errors.ts';
import type { AppError } from './errors.ts';
import type { Text } from './i18n/index.ts';
import { LOG_LEVELS } from './log.ts';
import type { LogLevel } from './log.ts';

export interface Config {
  dataDir: string;
  host: string;
  port: number;
  /** A second listener that serves only the public pages. */
  sitePort?: number;
  databaseUrl?: string;
  keyFile: string;
  /** Origin without a trailing slash; https, or http on loopback. */
  publicUrl: string;
  /** True when the address was given, so that links leave this machine. */
  publicUrlGiven: boolean;
  /** Addresses whose X-Forwarded-* headers are believed; empty trusts nobody. */
  trustProxy: string[];
  /** Networks inside the house to which notices may be sent; empty means none. */
  webhookNetworks: string[];
  /** Where the open data of the business register is read, when the firm turns it on. */
  businessRegisterUrl: string;
  ledgerDir: string;
  backupDir: string;
  logLevel: LogLevel;
}

export interface ConfigVariable {
  name: string;
  fallback: string;
  what: Text;
}

export const CONFIG_VARIABLES: readonly ConfigVariable[] = [
  variable('LUPAUS_DATA', './data', {
    fi: 'Kansio, jossa tietokanta ja muut tiedostot ovat.',
    sv: 'Mappen för databasen och övriga filer.',
    en: 'Folder of the database and other files.',
  }),
  variable('PORT', '4310', {
    fi: 'Portti, jota palvelin kuuntelee.',
    sv: 'Porten som servern lyssnar på.',
    en: 'Port the server listens on.',
  }),
  variable('LUPAUS_HOST', '127.0.0.1', {
    fi: 'Osoite, jota palvelin kuuntelee. Muu kuin oma kone vaatii muuttujan LUPAUS_PUBLIC_URL.',
    sv: 'Adressen som servern lyssnar på. Annat än den egna datorn kräver LUPAUS_PUBLIC_URL.',
    en: 'Address the server listens on. Anything but this machine needs LUPAUS_PUBLIC_URL.',
  }),
  variable('DATABASE_URL', '', {
    fi: 'PostgreSQL-tietokannan osoite; tyhjänä SQLite datakansiossa. Vaatii muuttujan LUPAUS_LEDGER.',
    sv: 'Adressen till PostgreSQL; tom betyder SQLite i datamappen. Kräver LUPAUS_LEDGER.',
    en: 'Address of PostgreSQL; empty means SQLite in the data folder. Needs LUPAUS_LEDGER.',
  }),
  variable('LUPAUS_KEY_FILE', '<LUPAUS_DATA>/lupaus.key', {
    fi: 'Avaintiedosto, luodaan ensimmäisellä käynnistyksellä oikeuksin 0600. Ei koskaan varmuuskopiossa.',
    sv: 'Nyckelfilen, skapas vid första start med rättigheterna 0600. Aldrig i säkerhetskopian.',
    en: 'Key file, made at first start with mode 0600. Never inside a backup.',
  }),
  variable('LUPAUS_PUBLIC_URL', 'http://127.0.0.1:<PORT>', {
    fi: 'Osoite, jossa palvelu näkyy ihmisille; https, paitsi omalla koneella.',
    sv: 'Adressen där tjänsten syns; https, utom på den egna datorn.',
    en: 'Address people use; https, except on this machine.',
  }),
  variable('LUPAUS_TRUST_PROXY', '', {
    fi: 'Välityspalvelimen osoitteet pilkuin erotettuina (IP, verkko tai loopback), joiden X-Forwarded-otsakkeisiin luotetaan.',
    sv: 'Proxyserverns adresser, kommaseparerade (IP, nät eller loopback), vars X-Forwarded-huvuden godtas.',
    en: 'Comma-separated addresses (IP, network or loopback) whose X-Forwarded headers are believed.',
  }),
  variable('LUPAUS_WEBHOOK_NETWORKS', '', {
    fi: 'Sisäverkot pilkuin erotettuina (IP tai verkko), joihin rajapinnan ilmoituksia saa lähettää; tyhjänä ei mihinkään.',
    sv: 'Interna nät, kommaseparerade (IP eller nät), dit gränssnittets meddelanden får sändas; tom betyder inget.',
    en: 'Comma-separated private networks (IP or network) to which notices of the API may be sent; empty means none.',
  }),
  variable('LUPAUS_BUSINESS_REGISTER_URL', 'https://avoindata.prh.fi/opendata-ytj-api/v3', {
    fi: 'Osoite, josta yritysten tietoja haetaan Y-tunnuksella, kun haku on otettu käyttöön asetuksissa.',
    sv: 'Adressen där företagsuppgifter söks med FO-nummer, när sökningen tagits i bruk i inställningarna.',
    en: 'Address at which facts of firms are looked up by business ID, once that is turned on in settings.',
  }),
  variable('LUPAUS_LEDGER', '<LUPAUS_DATA>/ledger', {
    fi: 'Kansio suojatoimien kirjanpidolle, mieluiten toisella levyllä; pakollinen PostgreSQL:n kanssa.',
    sv: 'Mappen för skyddsåtgärdernas liggare, helst på en annan disk; obligatorisk med PostgreSQL.',
    en: 'Folder of the ledger of protective events, best on another disk; required with PostgreSQL.',
  }),
  variable('LUPAUS_BACKUP_DIR', '<LUPAUS_DATA>/backups', {
    fi: 'Kansio, johon salatut varmuuskopiot kirjoitetaan.',
    sv: 'Mappen dit krypterade säkerhetskopior skrivs.',
    en: 'Folder the encrypted backups are written to.',
  }),
  variable('LUPAUS_SITE_PORT', '', {
    fi: 'Toinen portti, joka tarjoaa vain julkiset sivut.',
    sv: 'En andra port som bara serverar de offentliga sidorna.',
    en: 'A second port that serves only the public pages.',
  }),
  variable('LUPAUS_LOG', 'info', {
    fi: 'Lokin taso: info, warn, error tai silent.',
    sv: 'Loggens nivå: info, warn, error eller silent.',
    en: 'Level of the log: info, warn, error or silent.',
  }),
];

const BUSINESS_REGISTER = 'https://avoindata.prh.fi/opendata-ytj-api/v3';

type Env = Record<string, string | undefined>;

/** Reads the settings. Names the variable in every refusal. LUPAUS_TEST_* belongs to the tests and is left alone. */
export function loadConfig(env: Env): Config {
  refuseUnknown(env);
  const value = (name: string) => env[name]?.trim() || undefined;
  const dataDir = resolve(value('LUPAUS_DATA') ?? './data');
  const host = value('LUPAUS_HOST') ?? '127.0.0.1';
  const port = portOf('PORT', value('PORT') ?? '4310');
  const databaseUrl = postgresUrl(value('DATABASE_URL'));
  const ledger = value('LUPAUS_LEDGER');
  if (databaseUrl !== undefined && ledger === undefined) throw appError('invalid', 'errors.config-ledger', { field: 'LUPAUS_LEDGER' });
  const sitePort = value('LUPAUS_SITE_PORT');
  const given = publicOrigin(value('LUPAUS_PUBLIC_URL'));
  if (given === undefined && !isLoopback(host)) throw appError('invalid', 'errors.config-public-url', { field: 'LUPAUS_PUBLIC_URL' });
  return {
    dataDir,
    host,
    port,
    ...(sitePort === undefined ? {} : { sitePort: differentPort(portOf('LUPAUS_SITE_PORT', sitePort), port) }),
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    keyFile: resolve(value('LUPAUS_KEY_FILE') ?? join(dataDir, 'lupaus.key')),
    publicUrl: given ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    publicUrlGiven: given !== undefined,
    trustProxy: proxies(value('LUPAUS_TRUST_PROXY')),
    webhookNetworks: networksOf('LUPAUS_WEBHOOK_NETWORKS', value('LUPAUS_WEBHOOK_NETWORKS')),
    businessRegisterUrl: serviceUrl('LUPAUS_BUSINESS_REGISTER_URL', value('LUPAUS_BUSINESS_REGISTER_URL') ?? BUSINESS_REGISTER),
    ledgerDir: resolve(ledger ?? join(dataDir, 'ledger')),
    backupDir: resolve(value('LUPAUS_BACKUP_DIR') ?? join(dataDir, 'backups')),
    logLevel: levelOf(value('LUPAUS_LOG') ?? 'info'),
  };
}

export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '');
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

function refuseUnknown(env: Env): void {
  const known = new Set(CONFIG_VARIABLES.map((v) => v.name));
  const unknown = Object.keys(env).find((name) => name.startsWith('LUPAUS_') && !name.startsWith('LUPAUS_TEST_') && !known.has(name));
  if (unknown !== undefined) throw appError('invalid', 'errors.config-unknown', { field: unknown, params: { name: unknown } });
}

function portOf(name: string, text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw invalid(name, text);
  return port;
}

function differentPort(sitePort: number, port: number): number {
  if (sitePort === port && port !== 0) throw invalid('LUPAUS_SITE_PORT', String(sitePort));
  return sitePort;
}

// The address holds a password: a refusal never repeats it.
function postgresUrl(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) throw invalid('DATABASE_URL', 'postgresql://…');
  return text;
}

function publicOrigin(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  const bare = url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!bare || !safe) throw appError('invalid', 'errors.config-public-url', { field: 'LUPAUS_PUBLIC_URL' });
  return url.origin;
}

/** https, or http on this machine for trials; without a slash at its end. */
function serviceUrl(name: string, text: string): string {
  const url = URL.parse(text);
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url === null || !safe || url.search !== '' || url.username !== '') throw invalid(name, text);
  return text.replace(/\/+$/, '');
}

function networksOf(name: string, text: string | undefined): string[] {
  const list = (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const wrong = list.find((part) => !isNetwork(part));
  if (wrong !== undefined) throw invalid(name, wrong);
  return list;
}

const NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

function proxies(text: string | undefined): string[] {
  const list = (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const wrong = list.find((part) => !NETWORKS.includes(part) && !isNetwork(part));
  if (wrong !== undefined) throw invalid('LUPAUS_TRUST_PROXY', wrong);
  return list;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

function levelOf(text: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text);
  if (level === undefined) throw invalid('LUPAUS_LOG', text);
  return level;
}

function invalid(name: string, value: string): AppError {
  return appError('invalid', 'errors.config-invalid', { field: name, params: { name, value } });
}

function variable(name: string, fallback: string, what: Text): ConfigVariable {
  return { name, fallback, what };
}

// Tables of what newsletters are written of: content, templates and pictures. The firm's own words and pictures, none of them a datum of a reader.

import { kindsOf } from '#kernel/records';

export type NewsletterContentTable = {
  id: string;
  mailing_id: string;
  /** The language for those whose own is not among the versions. */
  main_lang: string;
  /** The document as JSON: a version for each language. */
  document: string;
  /** 1: the letter gets a public page and stands in the feed. */
  public: number;
  /** Part of the public address; says nothing about the mailing. */
  slug: string;
  account_id: string;
  changed_at: string;
  version: number;
};

export type NewsletterTemplateTable = {
  id: string;
  name: string;
  document: string;
  account_id: string;
  changed_at: string;
  version: number;
};

export type NewsletterImageTable = {
  id: string;
  media_type: string;
  size: number;
  width: number;
  height: number;
  /** Of the bytes: one picture is kept once. */
  hash: string;
  account_id: string;
  created_at: string;
  content: Uint8Array;
};

export type NewsletterTables = {
  newsletter_content: NewsletterContentTable;
  newsletter_template: NewsletterTemplateTable;
  newsletter_image: NewsletterImageTable;
};

const mine = { room: 'marketing', register: 'technical', subject: 'none', exportAs: false, erase: 'not-personal' } as const;
const KEY = { technical: 'key' } as const;
const WHO = { technical: 'account that wrote it' } as const;
const WHEN = { technical: 'when it was last changed' } as const;
const VERSION = { technical: 'optimistic lock' } as const;

export const newsletterKinds = kindsOf<NewsletterTables>({
  newsletter_content: {
    ...mine,
    kind: 'newsletter-content',
    table: 'newsletter_content',
    retain: { technical: 'what the firm wrote to many, until it takes the newsletter away' },
    columns: {
      id: KEY,
      mailing_id: { technical: 'the mailing it is sent as' },
      main_lang: { technical: 'language for those whose own it is not written in' },
      document: { technical: 'subject and blocks of each language, as the firm wrote them', words: true },
      public: { technical: 'whether it has a public page' },
      slug: { technical: 'part of its public address' },
      account_id: WHO,
      changed_at: WHEN,
      version: VERSION,
    },
  },
  newsletter_template: {
    ...mine,
    kind: 'newsletter-template',
    table: 'newsletter_template',
    retain: { technical: 'a template, until the firm takes it away' },
    columns: {
      id: KEY,
      name: { technical: 'name of the template', words: true },
      document: { technical: 'subject and blocks of each language', words: true },
      account_id: WHO,
      changed_at: WHEN,
      version: VERSION,
    },
  },
  newsletter_image: {
    ...mine,
    kind: 'newsletter-image',
    table: 'newsletter_image',
    retain: { technical: 'a picture of newsletters, until the firm takes it away' },
    columns: {
      id: KEY,
      media_type: { technical: 'what kind of picture it is, found out from its bytes' },
      size: { technical: 'size in bytes' },
      width: { technical: 'width' },
      height: { technical: 'height' },
      hash: { technical: 'hash of the bytes, so that one picture is kept once' },
      account_id: WHO,
      created_at: { technical: 'when it was uploaded' },
      content: { technical: 'the picture, without what a camera wrote into it', bytes: true },
    },
  },
});

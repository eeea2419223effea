/** What is done to many, to those of which list, and in which words: one code for each list. */
import { createContext, use } from 'react';
import { type Answer, api, type Request } from '#web/api/client.ts';
import type { Chosen } from '#web/components/list/use-choice.ts';
import { useT } from '#web/i18n/index.ts';
import { bulkPhrases, organisationBulkPhrases } from '#web/i18n/bulk.ts';

type People = Request<'bulk', 'start'>['body'];
type Organisations = Request<'organisationBulk', 'start'>['body'];
type FilterOf<B extends { who: unknown }> = Extract<B['who'], { filter: unknown }>['filter'];

export type BulkAct = People['act'];
export type About = 'people' | 'organisations';
/** A list with the conditions that it shows. */
export type Listed =
  | { readonly about: 'people'; readonly filter: FilterOf<People> }
  | { readonly about: 'organisations'; readonly filter: FilterOf<Organisations> };

export type Preview = Answer<'bulk', 'preview'>;
type Run = Answer<'bulk', 'start'>;

interface Doing {
  readonly act: BulkAct;
  readonly source: string;
  readonly erases: number;
}

/** Those who were chosen, and what the server is asked about them. */
export interface Many {
  readonly about: About;
  readonly who: { readonly ids: string[] } | { readonly filter: Listed['filter']; readonly except: string[] };
  preview: (act: BulkAct, signal: AbortSignal) => Promise<Preview>;
  start: (doing: Doing) => Promise<Run>;
}

export function manyOf(listed: Listed, chosen: Chosen): Many {
  if (listed.about === 'people') {
    const who = whoOf(chosen, listed.filter);
    return {
      about: 'people',
      who,
      preview: (act, signal) => api.bulk.preview({ body: { who, act } }, { signal }),
      start: (doing) => api.bulk.start({ body: { who, ...doing } }),
    };
  }
  const who = whoOf(chosen, listed.filter);
  return {
    about: 'organisations',
    who,
    preview: (act, signal) => api.organisationBulk.preview({ body: { who, act } }, { signal }),
    start: (doing) => api.organisationBulk.start({ body: { who, ...doing } }),
  };
}

function whoOf<F>(chosen: Chosen, filter: F): { ids: string[] } | { filter: F; except: string[] } {
  return chosen.all ? { filter, except: [...chosen.except] } : { ids: [...chosen.ids] };
}

/** Jobs are told of and stopped where they were begun. */
export function jobsOf(about: About): Pick<typeof api.bulk, 'get' | 'cancel' | 'refused'> {
  return about === 'people' ? api.bulk : api.organisationBulk;
}

export const AboutWhom = createContext<About>('people');

/** The words of the list that is at hand. */
export function useBulkT() {
  return useT(use(AboutWhom) === 'people' ? bulkPhrases : organisationBulkPhrases);
}

// Tools and vendors that notices name, with what they are for and where they keep data; dated, because firms move.

import { WEB_TOOLS } from './gazetteer-web.ts';
import { WORK_TOOLS } from './gazetteer-work.ts';
import type { ToolKind } from './gazetteer-work.ts';

export type { ToolKind };

/** The day on which this table was last looked through; countries are those of the seller, to be confirmed by the owner. */
export const GAZETTEER_CHECKED_ON = '2026-11-22';

export interface Tool {
  id: string;
  name: string;
  /** ISO country of the seller; EEA where the data stay inside it whichever the country. */
  country: string;
  kind: ToolKind;
  pattern: RegExp;
}

export const TOOLS: readonly Tool[] = [...WORK_TOOLS, ...WEB_TOOLS].map(([id, name, country, kind, pattern]) => ({
  id,
  name,
  country,
  kind,
  pattern: new RegExp(pattern ?? id, 'u'),
}));

/** One look before them all: most sentences name no tool. */
const ANY = new RegExp(TOOLS.map(({ pattern }) => pattern.source).join('|'), 'u');

/** Addresses are not tools: `@gmail.com` says where mail goes, not who keeps the register. */
const ADDRESS = /[\w.+-]{1,64} ?(?:@|[([](?:a|at|ät)[)\]]) ?[\w.-]{1,80}|(?:https?:\/\/|www\.)\S{1,200}/g;

export function toolsIn(text: string): Tool[] {
  if (!ANY.test(text)) return [];
  const key = text.replace(ADDRESS, ' ');
  return TOOLS.filter(({ pattern }) => pattern.test(key));
}

export function toolById(id: string): Tool | undefined {
  return TOOLS.find((tool) => tool.id === id);
}

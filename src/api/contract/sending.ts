/** Contract of how newsletters leave: the keys that sign them, the address to which reports return, and how fast. */
import { done, route } from '#platform/contract';
import { z } from 'zod';

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/);
const record = z.object({
  domain: z.string(),
  selector: z.string(),
  /** Name of the TXT record. */
  name: z.string(),
  text: z.string(),
});
const perMinute = z.number().int().min(1).max(100_000).nullable();
/** Letters a minute from one sender, and to the addresses of one domain; null: as fast as the relay takes them. */
const rates = { perMinute, perDomainPerMinute: perMinute };

export const sending = {
  settings: route({
    method: 'GET',
    path: '/api/sending',
    summary: 'How newsletters leave: public halves of the keys that sign them, the return address, and the rates',
    permission: 'marketing.read',
    response: z.object({
      /** Domain of the sender of the house's mail. */
      domain: z.string().nullable(),
      keys: z.array(record),
      returnAddress: z.string().nullable(),
      /** A return address that would do: the mailbox that is read already, or one in the domain of the sender. */
      suggested: z.object({ address: z.string(), from: z.enum(['mailbox', 'sender']) }).nullable(),
      /** By which ways reports are taken in now. */
      ways: z.array(z.enum(['mailbox', 'door', 'notices'])),
      rates: z.object(rates),
    }),
  }),
  saveReturnAddress: route({
    method: 'PUT',
    path: '/api/sending/return-address',
    summary: 'Say to which address reports of letters return; null forgets it',
    permission: 'settings.write',
    body: z.object({ address: z.email().max(254).nullable() }),
    response: done,
  }),
  saveRates: route({
    method: 'PUT',
    path: '/api/sending/rates',
    summary: 'Say how many letters may leave in a minute',
    permission: 'settings.write',
    body: z.object(rates),
    response: done,
  }),
  makeKey: route({
    method: 'POST',
    path: '/api/sending/keys',
    summary: 'Make a key that signs the letters of this domain, in place of the one it had, and tell what to write into the DNS',
    permission: 'settings.write',
    body: z.object({ domain }),
    response: record,
  }),
  dropKey: route({
    method: 'DELETE',
    path: '/api/sending/keys/:domain',
    summary: 'Forget the key of this domain; its letters are no longer signed here',
    permission: 'settings.write',
    params: z.object({ domain }),
    response: done,
  }),
};

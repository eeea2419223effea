/** The shape of one API route, shared by the server that mounts it, the browser that calls it and the OpenAPI page made from it. */
import { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** `permission` is checked before the handler runs; `public` routes name why they need none. */
export interface RouteSpec {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly permission: string | { readonly open: string };
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  /** The answer is a file to be saved, never shown in place. */
  readonly file?: true;
  /** The body is the file itself, as a stream of bytes: its contract is `uploaded`. */
  readonly upload?: true;
}

/** What the handler of a file route returns. */
export interface FileAnswer {
  /** Made by the house: letters, digits, dots and dashes. */
  readonly name: string;
  readonly mediaType: string;
  /** Bytes at hand, or as they are made: then they are sent as fast as they are taken. */
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
  /** A page of our own making that the staff application shows in a frame; nothing in it runs or asks anything of others. */
  readonly framed?: boolean;
}
/** Stands for the bytes in the contract of a file route. */
export const fileBytes = z.string();
/** Stands for the bytes in the contract of an upload: a Blob in the browser, a stream on the server. */
export const uploaded = z.unknown();

/** Keeps the literal types of a route, so that both ends agree at compile time. */
export function route<const R extends RouteSpec>(spec: R): R {
  return spec;
}

type In<T> = T extends z.ZodType ? z.input<T> : undefined;
type Out<T> = T extends z.ZodType ? z.output<T> : undefined;

/** What a caller sends. */
export type RequestOf<R extends RouteSpec> = { [K in 'params' | 'query' | 'body' as R[K] extends z.ZodType ? K : never]: In<R[K]> };
/** What a handler is given after parsing. */
export type ParsedOf<R extends RouteSpec> = { [K in 'params' | 'query' | 'body' as R[K] extends z.ZodType ? K : never]: Out<R[K]> };
/** What a handler must return; undeclared properties are stripped before they leave. */
export type ResponseOf<R extends RouteSpec> = z.input<R['response']>;
/** What the caller gets. */
export type AnswerOf<R extends RouteSpec> = z.output<R['response']>;

export const idParams = z.object({ id: z.string().min(1).max(64) });
export const isoDate = z.iso.date();
export const instant = z.string();
export const langSchema = z.enum(['fi', 'sv', 'en']);
export const textSchema = z.object({ fi: z.string(), sv: z.string(), en: z.string() });
export const done = z.object({ ok: z.literal(true) });

/** One handler per route of an area; `Call` is who calls and in which language. */
export type HandlersOf<Area extends Record<string, RouteSpec>, Call> = {
  readonly [K in keyof Area]: (
    input: ParsedOf<Area[K]>,
    call: Call,
  ) => Promise<Area[K] extends { file: true } ? FileAnswer : ResponseOf<Area[K]>>;
};

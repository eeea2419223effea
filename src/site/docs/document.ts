// The parts of an OpenAPI document that a reader is shown.

export interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly maxLength?: number;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Schema;
  readonly description?: string;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}

export interface Operation {
  readonly operationId: string;
  readonly tags?: readonly string[];
  readonly summary: string;
  readonly 'x-permission'?: string;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content & { readonly description?: string; readonly $ref?: string }>>;
}

export interface ApiDocument {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly webhooks: Readonly<Record<string, { readonly post: Operation }>>;
  readonly components: { readonly responses: Readonly<Record<string, { readonly description: string }>> };
}

export interface Placed {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

export function operationsOf(document: ApiDocument, group: string): Placed[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags?.[0] === group)
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}

/** A permission that tokens may have; undefined where only people come in. */
export function tokenScope({ security = [] }: Operation): string | undefined {
  const scopes = security.find((each) => 'token' in each)?.['token'];
  return Array.isArray(scopes) ? String(scopes[0]) : undefined;
}

export interface Field {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly about: string;
}

const DEEP = 4;

/** The schema as lines that can be read: `rows[].label`, text. */
export function fieldsOf(schema: Schema, name = '', required = true, depth = 0): Field[] {
  const { properties, items, anyOf, oneOf } = schema;
  const choice = (anyOf ?? oneOf)?.filter((each) => each.type !== 'null');
  if (choice?.length === 1 && choice[0] !== undefined) return fieldsOf(choice[0], name, required, depth);
  if (items !== undefined && depth < DEEP) return fieldsOf(items, `${name}[]`, required, depth);
  if (properties !== undefined && depth < DEEP) {
    const inner = Object.entries(properties).flatMap(([key, each]) =>
      fieldsOf(each, name === '' ? key : `${name}.${key}`, schema.required?.includes(key) === true, depth + 1),
    );
    return inner;
  }
  return [{ name: name === '' ? '–' : name, type: typeOf(schema), required, about: schema.description ?? '' }];
}

function typeOf({ type, enum: options, const: only, anyOf, oneOf, format }: Schema): string {
  if (only !== undefined) return JSON.stringify(only);
  if (options !== undefined) return options.map((each) => JSON.stringify(each)).join(' | ');
  const choice = anyOf ?? oneOf;
  if (choice !== undefined) return [...new Set(choice.map(typeOf))].join(' | ');
  const plain = typeof type === 'string' ? type : (type ?? ['any']).join(' | ');
  return format === undefined ? plain : `${plain} (${format})`;
}

/** A value that fits the schema, for an example. */
export function exampleOf(schema: Schema, depth = 0): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.default !== undefined) return schema.default;
  if (schema.enum !== undefined) return schema.enum[0];
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice?.[0] !== undefined) return exampleOf(choice[0], depth);
  if (schema.properties !== undefined && depth < DEEP)
    return Object.fromEntries(
      Object.entries(schema.properties)
        .filter(([key]) => schema.required?.includes(key) === true)
        .map(([key, each]) => [key, exampleOf(each, depth + 1)]),
    );
  return plainExample(schema, depth);
}

function plainExample({ type, format, items }: Schema, depth: number): unknown {
  const first = typeof type === 'string' ? type : type?.find((each) => each !== 'null');
  if (first === 'array') return items === undefined ? [] : [exampleOf(items, depth + 1)];
  if (first === 'integer' || first === 'number') return 1;
  if (first === 'boolean') return true;
  if (first === 'object') return {};
  return format === 'date' ? '2026-11-22' : format === 'email' ? 'nimi@example.test' : '…';
}

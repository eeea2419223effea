/** Contract of set-up, sign-in and staff accounts. */
import { done, idParams, instant, langSchema, route, textSchema } from '#platform/contract';
import { z } from 'zod';

const password = z.string().min(12).max(200);
/** The role of a partner is given with the account of a party, on the page of the recipient. */
const givenRole = z.enum(['owner', 'colleague', 'viewer', 'accountant']);
const role = z.enum([...givenRole.options, 'partner']);
const me = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  language: langSchema,
  permissions: z.array(z.string()),
  mfa: z.boolean(),
  mfaRequired: z.boolean(),
  mustChangePassword: z.boolean(),
  firm: z.string(),
});
const sessionState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('setup'), step: z.enum(['claim', 'declaration', 'second-factor', 'recovery']) }),
  z.object({ state: z.literal('signed-out'), firm: z.string() }),
  z.object({ state: z.literal('mfa'), firm: z.string() }),
  z.object({ state: z.literal('signed-in'), me }),
]);
const declaration = z.object({
  file: z.string(),
  name: z.string(),
  businessId: z.string().nullable(),
  domicile: z.string().nullable(),
  statedDate: z.string().nullable(),
  registers: z.array(textSchema),
  fields: z.number(),
  clauses: z.number(),
  completions: z.number(),
});
const completion = z.object({
  id: z.string(),
  /** The same for those that are confirmed together. */
  together: z.string(),
  section: textSchema,
  where: textSchema,
  stated: textSchema.nullable(),
  /** The sentences of the notice that hang on it now: that is what is confirmed. */
  now: z.array(textSchema),
  reason: textSchema,
  rule: z.string(),
  clauses: z.array(z.string()),
  superseded: z.boolean(),
});
const facts = z.object({
  /** The firm whose notice this becomes, when the declaration of another is its model; left out when the declaration is its own. */
  firmName: z.string().max(200).optional(),
  businessId: z
    .string()
    .regex(/^\d{7}-\d$/)
    .optional(),
  contactName: z.string().max(200),
  email: z.email(),
  phone: z.string().max(50).optional(),
  post: z.string().max(300).optional(),
});
/** While they are being typed: what is not there yet stays as the declaration has it. */
const typedFacts = facts.partial({ contactName: true, email: true });
export const problem = z.object({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  message: textSchema,
  path: z.string(),
  line: z.number().optional(),
  clause: z.string().optional(),
});
const account = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  mfa: z.boolean(),
  createdAt: instant,
  lastLoginAt: instant.nullable(),
  disabledAt: instant.nullable(),
  locked: z.boolean(),
});

export const session = {
  state: route({
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in, or which step of set-up is next',
    permission: { open: 'the browser must know which page to show' },
    response: sessionState,
  }),
  login: route({
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in with e-mail and password',
    permission: { open: 'this is the door' },
    body: z.object({ email: z.string().max(320), password: z.string().max(200) }),
    response: sessionState,
  }),
  mfa: route({
    method: 'POST',
    path: '/api/session/mfa',
    summary: 'Second step: TOTP code or a recovery code',
    permission: { open: 'needs a half-open session' },
    body: z.object({ code: z.string().max(40) }),
    response: sessionState,
  }),
  logout: route({
    method: 'DELETE',
    path: '/api/session',
    summary: 'Sign out',
    permission: { open: 'ends the session it is called with' },
    response: done,
  }),
};

/** Daily tools to be declared on top of what the notice says. */
const tools = z.array(z.string().max(40)).max(20).default([]);

/** Recipients and places of the firm that was the model, which this firm does not use. */
const without = z.array(z.string().max(100)).max(100).default([]);

export const setup = {
  checkCode: route({
    method: 'POST',
    path: '/api/setup/code',
    summary: 'Whether this is the one-time code that a fresh installation printed',
    permission: { open: 'guarded by the code printed at start' },
    body: z.object({ code: z.string().max(40) }),
    response: z.object({ ok: z.literal(true) }),
  }),
  claim: route({
    method: 'POST',
    path: '/api/setup/claim',
    summary: 'Claim a fresh installation with the one-time code and make the owner account',
    permission: { open: 'guarded by the code printed at start' },
    body: z.object({ code: z.string().max(40), email: z.email(), name: z.string().min(1).max(200), password, language: langSchema }),
    response: sessionState,
  }),
  declarations: route({
    method: 'GET',
    path: '/api/setup/declarations',
    summary: 'Declarations that come with the product',
    permission: 'policy.publish',
    response: z.object({ declarations: z.array(declaration) }),
  }),
  preview: route({
    method: 'POST',
    path: '/api/setup/preview',
    summary: 'Check a declaration, list its completions and render its notice',
    permission: 'policy.publish',
    body: z.object({ file: z.string().optional(), yaml: z.string().max(400_000).optional(), facts: typedFacts.optional(), tools, without }),
    response: z.object({
      name: z.string(),
      /** Daily tools that the declaration, as chosen, leaves off: what declaring each would add to the notice. */
      toolsOff: z.array(z.object({ id: z.string(), name: textSchema, fields: z.array(textSchema) })),
      /** Whom and what the declaration of another firm names; empty when the firm is that of the declaration. */
      modelParts: z.array(z.object({ id: z.string(), name: textSchema })),
      problems: z.array(problem),
      completions: z.array(completion),
      /** Texts in the firm's own words that no other language has yet. */
      untranslated: z.array(z.object({ path: z.string(), text: z.string() })),
      /** Declared fields that have no place in the register yet. */
      unkept: z.array(z.object({ id: z.string(), name: textSchema })),
      notice: z.object({ fi: z.string(), sv: z.string(), en: z.string() }).nullable(),
    }),
  }),
  start: route({
    method: 'POST',
    path: '/api/setup/start',
    summary: 'Publish version 1 of the declaration',
    permission: 'policy.publish',
    body: z.object({
      file: z.string().optional(),
      yaml: z.string().max(400_000).optional(),
      facts,
      confirmed: z.array(z.string()),
      tools,
      without,
    }),
    response: z.object({ versionNo: z.number() }),
  }),
  recovery: route({
    method: 'GET',
    path: '/api/setup/recovery',
    summary: 'The recovery key, shown until its end has been typed back',
    permission: 'settings.write',
    response: z.object({ key: z.string().nullable(), confirmed: z.boolean() }),
  }),
  confirmRecovery: route({
    method: 'POST',
    path: '/api/setup/recovery',
    summary: 'Confirm the recovery key by its last six characters',
    permission: 'settings.write',
    body: z.object({ end: z.string().max(20) }),
    response: sessionState,
  }),
};

export const accounts = {
  list: route({
    method: 'GET',
    path: '/api/accounts',
    summary: 'Staff accounts',
    permission: 'accounts.manage',
    response: z.object({ accounts: z.array(account) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/accounts',
    summary: 'Create an account with a one-time password',
    permission: 'accounts.manage',
    body: z.object({ email: z.email(), name: z.string().min(1).max(200), role: givenRole, language: langSchema }),
    response: z.object({ account, password: z.string() }),
  }),
  update: route({
    method: 'PATCH',
    path: '/api/accounts/:id',
    summary: 'Change role, disable or enable',
    permission: 'accounts.manage',
    params: idParams,
    body: z.object({ role: givenRole.optional(), disabled: z.boolean().optional(), resetMfa: z.literal(true).optional() }),
    response: z.object({ account }),
  }),
  renew: route({
    method: 'POST',
    path: '/api/accounts/:id/password',
    summary: 'A new one-time password, good for a week; sessions end',
    permission: 'accounts.manage',
    params: idParams,
    response: z.object({ account, password: z.string() }),
  }),
  mine: route({
    method: 'PATCH',
    path: '/api/me',
    summary: 'Own language or password',
    permission: { open: 'own account' },
    body: z.object({ language: langSchema.optional(), password: password.optional(), currentPassword: z.string().optional() }),
    response: me,
  }),
  totpStart: route({
    method: 'POST',
    path: '/api/me/totp',
    summary: 'Begin TOTP enrolment, or a change of authenticator with the current code or a recovery code',
    permission: { open: 'own account' },
    body: z.object({ password: z.string(), code: z.string().max(40).optional() }),
    response: z.object({ secret: z.string(), uri: z.string() }),
  }),
  totpConfirm: route({
    method: 'POST',
    path: '/api/me/totp/confirm',
    summary: 'Confirm TOTP by a code; returns recovery codes once',
    permission: { open: 'own account' },
    body: z.object({ code: z.string() }),
    response: z.object({ recoveryCodes: z.array(z.string()) }),
  }),
  sessions: route({
    method: 'GET',
    path: '/api/me/sessions',
    summary: 'Own sessions',
    permission: { open: 'own account' },
    response: z.object({
      sessions: z.array(z.object({ id: z.string(), current: z.boolean(), createdAt: instant, lastSeenAt: instant, label: z.string() })),
    }),
  }),
  revokeSession: route({
    method: 'DELETE',
    path: '/api/me/sessions/:id',
    summary: 'Revoke a session',
    permission: { open: 'own account' },
    params: idParams,
    response: done,
  }),
};

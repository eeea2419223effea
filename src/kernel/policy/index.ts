// Door of the policy room: the declaration as language, as published versions and as the running register asks it.

export { CATALOGUE, FIELD_CLASSES, isSealed, SEALED_CLASSES } from './catalogue.ts';
export type { CatalogueField, FieldClass, FieldHome } from './catalogue.ts';
export { BASES, CHANNELS, policySchema, RETENTION_KINDS, RIGHTS, SOURCE_KINDS, TRIGGERS } from './schema.ts';
export type {
  Basis,
  Completion,
  DataGroup,
  Node,
  Policy,
  Proof,
  Recipient,
  Register,
  RetentionRule,
  Supersession,
  Trigger,
} from './schema.ts';
export { SECTION_IDS, SECTION_OF_KEY, sectionNumber, sectionTitle } from './sections.ts';
export type { SectionId } from './sections.ts';
export { CHECK_IDS, isCheckId } from './check-ids.ts';
export type { CheckId } from './check-ids.ts';
export { fieldUse } from './fields.ts';
export type { FieldUse } from './fields.ts';
export type { Problem } from './problem.ts';
export { parsePolicy } from './load.ts';
export type { Parsed } from './load.ts';
export { checkPolicy } from './check.ts';
export { compilePolicy } from './compile.ts';
export type { ClauseRef, CompiledField, CompiledPolicy, PolicyVersionRef, Purpose, Source, SubjectGroup } from './compile.ts';
export { policyJsonSchema } from './json-schema.ts';
export { draftField, draftFields } from './draft.ts';
export { draftOwnField } from './draft-own.ts';
export { draftPurpose } from './draft-purpose.ts';
export type { FieldDraft } from './draft.ts';
export { citations } from './citations.ts';
export type { Citation } from './citations.ts';
export { applyFacts, completions } from './facts.ts';
export type { CompletionRow, FirmFacts } from './facts.ts';
export { mergeDraft, wordOf } from './merge/onto.ts';
export type { DraftMerge } from './merge/onto.ts';
export { completionGroup } from './completion-groups.ts';
export { completionWords } from './completion-words.ts';
export { policyMigrations } from './migrations/index.ts';
export { policyKinds } from './kinds.ts';
export type { PolicyTables } from './tables.ts';
export {
  archive,
  canonicalJson,
  comingVersions,
  confirmDraftTexts,
  currentVersion,
  discardDraft,
  draftById,
  drafts,
  publishVersion,
  reviseDraft,
  saveDraft,
  versionById,
  versions,
  withdrawVersion,
} from './store.ts';
export type { PolicyDraft, PolicyVersion, Publication } from './store.ts';
export { comparePolicies } from './diff/compare.ts';
export type { PolicyChange, Telling } from './diff/types.ts';
export { refusalsOf } from './diff/refusals.ts';
export type { Judged, Refusal } from './diff/refusals.ts';
export { confirmTexts, staleTexts } from './translate/stale.ts';
export type { StaleText } from './translate/stale.ts';
export { compiled, createPolicyHolder, fixedHolder } from './holder.ts';
export type { PolicyHolder } from './holder.ts';
export { statements } from './statements.ts';
export { NOT_FROM_PERSON } from './statements/what.ts';
export type { Abilities, Detail, Nature, Statement } from './statements.ts';
export { fullRetention, shortRetention } from './statements/retention-words.ts';
export { TRIGGER_WORDS } from './statements/triggers.ts';
export type { TriggerWords } from './statements/triggers.ts';
export { hours as hoursInWords, period as periodInWords } from './statements/words.ts';
export { ACCOUNTABILITY } from './accountability-entries.ts';
export { accountabilityEntry } from './accountability.ts';
export type { AccountabilityEntry, AccountabilityId, AccountabilityPeriod } from './accountability.ts';
export { countryName, insideEea, lawOf, REFERENCE_CHECKED_ON } from './reference.ts';
export { DRAFT, noticeOf, versionLine } from './render/notice.ts';
export type { Notice, NoticeSection, NoticeVersion } from './render/notice.ts';
export { anchorOf, noticePage, noticeSays } from './render/html.ts';
export type { NoticeLinks, NoticePageOptions } from './render/html.ts';
export { noticeMarkdown } from './render/markdown.ts';
export { noticeTypst } from './render/typst.ts';
export { recordOf } from './render/record.ts';
export type { ProcessingRecord, RecordActivity } from './render/record.ts';
export { recordCsv, recordJson, recordPage } from './render/record-forms.ts';
export { importNotice, importText } from './import/import.ts';
export type { NoticeImport } from './import/import.ts';
export { createApartReader } from './import/apart.ts';
export type { ReadAnswer } from './import/apart.ts';
export type { Fact, FactKind, ImportFinding, NotUnderstood, Place } from './import/types.ts';
export { appendAt, removeAt, setAt } from './edit/edit.ts';
export { modelParts, withoutParts } from './model-parts.ts';
export { applyFixes, lintNotice, lintPolicy, lintYaml } from './lint/lint.ts';
export { noticeChecklist } from './lint/notice-faults.ts';
export type { ChecklistItem, ItemState } from './lint/notice-judged.ts';
export type { LintFinding, LintOn, Severity } from './lint/types.ts';
export { correctReference, readReference, restoreReference } from './store-reference.ts';
export { correctedReference, DEFAULT_REFERENCE, dueForRecheck, REFERENCE_KINDS, supervisorOf } from './reference-data.ts';
export type { Reference, ReferenceDatum, ReferenceKind, Supervisor } from './reference-data.ts';

// Door of the forms module: sign-up forms, confirmation of the address, guides.

export { formsModule } from './module.ts';
export { formHandlers } from './routes.ts';
export type { AfterConfirmed, Confirmed, FormsDeps } from './deps.ts';
export { startForms } from './run.ts';
export { forgetWishes, wishTexts } from './wish.ts';
export { formAt } from './forms.ts';
export { mainPermission, stillAdmitted } from './form.ts';
export type { Form } from './form.ts';
export { takeSignUp } from './take.ts';
export { newPuzzle } from './work.ts';
export { count } from './counts.ts';
export { confirmSignUp, pageNonce, waitingAt } from './confirm.ts';
export type { Waiting } from './confirm.ts';
export { downloadGuide, mayDownload } from './download.ts';
export { CONFIRM_ACTS, LONGEST, NAME_FIELD, NOTE_FIELD, RAFFLE_FIELD, POINTS } from './kinds.ts';
export { formsPhrases } from './phrases.ts';
export { raffleForms } from './queries.ts';

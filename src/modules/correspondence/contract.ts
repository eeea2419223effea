/** Contract of messages filed on people, and of the mailbox they may come from. */
export { messages } from './contract/messages.ts';
export { mailbox } from './contract/mailbox.ts';

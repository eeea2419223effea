// Tables of the correspondence module: messages filed on known people, and how many were and were not.

export type MessageTable = {
  id: string;
  subject_id: string;
  /** in: the person wrote it. out: it was written to the person. */
  direction: string;
  sent_at: string;
  title: string | null;
  body: string;
  /** The person's address that was found in the message. */
  point_id: string | null;
  /** The same message is found again by this, without what it was made of. */
  message_hash: string;
  /** file, paste or mailbox. */
  way: string;
  /** Files and addresses of others that were not stored. */
  files_left: number;
  others_left: number;
  version: number;
  created_at: string;
  origin_id: string;
};

/** What became of messages on a day: counts only. */
export type MessageCountTable = { id: string; day: string; way: string; outcome: string; n: number };

export type CorrespondenceTables = { message: MessageTable; message_count: MessageCountTable };

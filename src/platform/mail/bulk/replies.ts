// Answers of a relay, read as they come: several lines are one answer, and each belongs to the oldest question.

export interface Reply {
  readonly status: number;
  /** Every line, without its end. */
  readonly lines: readonly string[];
}

export interface ReplyReader {
  read(part: Buffer): void;
  /** The next answer, at once when it has come. */
  next(): Reply | Promise<Reply>;
  fail(error: Error): void;
  readonly waiting: boolean;
}

/** No answer is that long; without an end a relay could fill the memory. */
const LONGEST = 65_536;
const LINE = /^([2-5]\d\d)(?:([ -])|$)/;

/** @param onNonsense what was said is no SMTP */
export function replyReader(onNonsense: () => void): ReplyReader {
  let rest = '';
  let lines: string[] = [];
  let size = 0;
  const come: Reply[] = [];
  let asked: { resolve(reply: Reply): void; reject(error: Error): void } | undefined;
  let failed: Error | undefined;

  function line(text: string): boolean {
    const [, status, more] = LINE.exec(text) ?? [];
    size += text.length;
    if (status === undefined || size > LONGEST) return false;
    lines.push(text);
    if (more === '-') return true;
    const reply = { status: Number(status), lines };
    lines = [];
    size = 0;
    if (asked === undefined) come.push(reply);
    else asked.resolve(reply);
    asked = undefined;
    return come.length < 100;
  }

  return {
    read(part) {
      const text = rest + part.toString('latin1');
      let at = 0;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
        if (!line(text.slice(at, text[end - 1] === '\r' ? end - 1 : end))) return onNonsense();
        at = end + 1;
      }
      rest = text.slice(at);
      if (rest.length > LONGEST) onNonsense();
    },
    next() {
      const ready = come.shift();
      if (ready !== undefined) return ready;
      if (failed !== undefined) return Promise.reject(failed);
      return new Promise((resolve, reject) => (asked = { resolve, reject }));
    },
    fail(error) {
      failed = error;
      asked?.reject(error);
      asked = undefined;
    },
    get waiting() {
      return come.length > 0 || rest !== '' || lines.length > 0;
    },
  };
}

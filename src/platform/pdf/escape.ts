// Text of people and policies reaches the page as text, never as instructions to the typesetter.

/** For Typst markup: every character that could mean something is escaped; a line break stays one. */
export function escapeTypst(text: string): string {
  return printable(text)
    .replace(/[!-/:-@[-`{-~]/g, '\\$&')
    .replace(/\n/g, ' \\\n');
}

/** For Typst code: the text as a string literal with its quotes. */
export function typstString(text: string): string {
  return `"${printable(text).replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}

function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  return text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, '');
}

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
  const lines = text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/\t/g, ' ');
  return Array.from(lines, (character) => (isControl(character) ? '' : character)).join('');
}

function isControl(character: string): boolean {
  const code = character.charCodeAt(0);
  return (code < 0x20 && character !== '\n') || code === 0x7f;
}

/** Whether what is pressed is text that somebody writes; what is ticked or chosen takes no letters. */

const NO_TEXT = ['radio', 'checkbox', 'button', 'submit', 'range', 'file', 'color'];
const TEXT = `input${NO_TEXT.map((kind) => `:not([type="${kind}"])`).join('')}, textarea, select, [role="dialog"], [role="menu"]`;

export function isWriting(target: EventTarget | null | undefined): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest(TEXT) !== null);
}

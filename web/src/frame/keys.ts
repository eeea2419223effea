/** The keys that are the same on every page; the list of keys shows them, and the guide's table is held against them. */
export const KEYS = {
  everywhere: [
    [['Ctrl', 'K'], 'palette'],
    [['N'], 'newPerson'],
    [['Ctrl', 'Z'], 'undo'],
    [['Ctrl', 'Y'], 'redo'],
    [['?'], 'help'],
  ],
  lists: [
    [['↑', '↓'], 'list'],
    [['Home', 'End'], 'ends'],
    [['Enter'], 'openRow'],
    [['space'], 'choose'],
    [['Ctrl', 'A'], 'chooseAll'],
    [['/'], 'filter'],
  ],
  forms: [
    [['Ctrl', 'Enter'], 'save'],
    [['Esc'], 'cancel'],
  ],
} as const;

/** The one key whose name is a word of the language. */
export const SPACE = 'space';

// Letters of the letters: those of the house where a mail program has them, the system's own otherwise.

export const WIDTH = 600;
export const SERIF = "'Source Serif 4',Charter,Georgia,'Times New Roman',serif";
export const SANS = "'Source Sans 3','Segoe UI',system-ui,-apple-system,Roboto,Helvetica,Arial,sans-serif";

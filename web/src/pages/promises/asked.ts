// What several promises ask of one who looks: the same question, and after it what differs.

/** The sentence that says what to look at, without the last one that names what it is about. */
export function askedOf(task: string): string {
  return /^(.*?[.]) [^.]*: [^:]*$/.exec(task)?.[1] ?? task;
}

/** The question once, and what each adds to it. */
export function askedTogether(tasks: readonly string[]): { asked: string; rest: string[] } {
  const [first = ''] = tasks;
  const asked = tasks.every((task) => task === first) ? first : askedOf(first);
  return { asked, rest: tasks.map((task) => (task.startsWith(asked) ? task.slice(asked.length).trim() : task)) };
}

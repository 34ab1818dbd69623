/** `count` times what `make` makes, all at once. */
export function atOnce<Result>(count: number, make: (index: number) => Promise<Result>): Promise<Result[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => make(index)));
}

/** The same for many: so many workers go through the tasks, each one after another. */
export async function byWorkers<Task, Result>(workers: number, tasks: readonly Task[], work: (task: Task) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  const queue = tasks.entries();
  await atOnce(workers, async () => {
    for (const [index, task] of queue) results[index] = await work(task);
  });
  return results;
}

/** The same items in any order. */
export function shuffled<Item>(items: readonly Item[]): Item[] {
  return items.map((item) => ({ item, place: Math.random() })).sort((a, b) => a.place - b.place).map(({ item }) => item);
}

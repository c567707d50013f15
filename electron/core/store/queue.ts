/** Runs tasks one after the other, in the order they came. */
export function createQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let tail: Promise<unknown> = Promise.resolve()
  return (task) => {
    const result = tail.then(task, task)
    tail = result.catch(() => undefined)
    return result
  }
}

/** Lends items one at a time; who finds none waits for the first that comes back. */
export function createPool<Item>(items: Item[]): <T>(task: (item: Item) => Promise<T>) => Promise<T> {
  const idle = [...items]
  const waiting: ((item: Item) => void)[] = []
  return async (task) => {
    const item = idle.pop() ?? (await new Promise<Item>((resolve) => waiting.push(resolve)))
    try {
      return await task(item)
    } finally {
      const next = waiting.shift()
      if (next === undefined) idle.push(item)
      else next(item)
    }
  }
}

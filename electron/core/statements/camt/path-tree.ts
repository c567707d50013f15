/** One element that the reader knows at its place; everything else is skipped with all it holds. */
export interface PathNode<State> {
  children: Map<string, PathNode<State>>
  /** Called at the end tag with the element's own text, cleaned. */
  read: ((state: State, text: string) => void) | null
  /** Called at the start tag. */
  open: ((state: State) => void) | null
  /** Called at the end tag, after `read`. */
  close: ((state: State) => void) | null
  /** The element carries the currency of its amount as the attribute `Ccy`. */
  hasCurrency: boolean
}

export function pathNode<State>(): PathNode<State> {
  return { children: new Map(), read: null, open: null, close: null, hasCurrency: false }
}

/** The node at `path` (element names joined by `/`) under `root`, made where it is missing. */
export function nodeAt<State>(root: PathNode<State>, path: string): PathNode<State> {
  let node = root
  for (const name of path.split('/')) {
    let child = node.children.get(name)
    if (child === undefined) {
      child = pathNode<State>()
      node.children.set(name, child)
    }
    node = child
  }
  return node
}

/** Says what is done with the text of the elements at these paths. */
export function readAt<State>(
  root: PathNode<State>,
  paths: string | readonly string[],
  read: (state: State, text: string) => void,
): void {
  for (const path of typeof paths === 'string' ? [paths] : paths) nodeAt(root, path).read = read
}

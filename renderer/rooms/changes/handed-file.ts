/*
 * A file on its way from the place it was dropped to the request it belongs to. Addresses carry no files, so it waits
 * here until the page of that request takes it, once.
 */

let waiting: { changeId: string; file: File } | null = null

export function handFile(changeId: string, file: File): void {
  waiting = { changeId, file }
}

/** The file handed to this request; null where there is none, or it was taken already. */
export function takeFile(changeId: string): File | null {
  if (waiting?.changeId !== changeId) return null
  const { file } = waiting
  waiting = null
  return file
}

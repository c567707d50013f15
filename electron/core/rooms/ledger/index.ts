export type { Posting, PostingLine } from './rules.ts'
export { post } from './post.ts'
export { linesOfEntry } from './store.ts'

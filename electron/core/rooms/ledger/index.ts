export type { Posting, PostingLine } from './rules.ts'
export { post } from './post.ts'
export { linesOfEntry } from './store.ts'
export { accountBalances, checkLedger } from './read-store.ts'

export { refreshGrades, startGradeJobs } from './grades.ts'
export { type LineTotals, openLineTotals } from './line-list-store.ts'
export { receivedByWeek } from './lines.ts'
export { checkBankBalance, checkCreditIndex, checkLineIndex } from './proofs.ts'

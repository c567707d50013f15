export { assigneeN, ownQueues } from './absences.ts'
export { addOperator } from './add-operator.ts'
export { acceptPassword, verifyOwnPassword } from './credentials.ts'
export { sampleCredentials } from './sample-credentials.ts'

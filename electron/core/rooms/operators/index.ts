export { acceptPassword, verifyOwnPassword } from './credentials.ts'
export { addOperator } from './procedures.ts'
export { sampleCredentials } from './sample-credentials.ts'

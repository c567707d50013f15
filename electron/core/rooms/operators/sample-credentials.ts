/** The sample company's administrator: known to everybody, and only ever made with generated data. */
export const sampleCredentials = { login: 'sample', password: 'explore openpost' } as const

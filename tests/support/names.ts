/** What scenarios in every host call the same things. */
export const password = 'a long enough passphrase'
export const companyIban = 'NL91ABNA0417164300'

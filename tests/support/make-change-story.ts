import { openOffice } from './change-steps.ts'
import { password } from './names.ts'
import { requestId } from './test-core.ts'

/** Makes an office with an invoice, contact persons and two operators in the folder that is named, and prints them. */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('name a folder')
const { scenario, client, customerId, cardNumber, invoice } = await openOffice('sqlite', {
  data: { kind: 'folder', folder },
})
for (const [login, name, role] of [
  ['clerk', 'Anna de Boer', 'clerk'],
  ['checker', 'B. Boekhouder', 'checker'],
  ['supervisor', 'Sanne Visser', 'supervisor'],
] as const) {
  const operator = { name, login, email: '', role, language: 'en' as const, password }
  await client.operators.create({ requestId: requestId(), ...operator })
}
await scenario.core.close()
process.stdout.write(JSON.stringify({ customerId, cardNumber, invoice }))

import { makeIban } from '../../../electron/core/sample/identities.ts'
import { makePerson } from '../../../electron/core/sample/people.ts'
import type { Random } from '../../../electron/core/sample/random.ts'

/** Somebody who is no customer, or pays for one. */
export function foreignName(random: Random): { name: string; iban: string } {
  const country = random.pick(['NL', 'DE', 'BE', 'ES'] as const)
  const { fullName } = makePerson(random, country)
  const name = random.chance(0.5) ? fullName.toUpperCase() : fullName
  return { name, iban: makeIban(random, country) }
}

/** A reference with one of its last digits typed wrong, as somebody does who copies it by hand. */
export function creditorReferenceWithSlip(random: Random, reference: string): string {
  const at = random.between(reference.length - 5, reference.length - 1)
  const wrong = (Number(reference[at]) + random.between(1, 9)) % 10
  return `${reference.slice(0, at)}${wrong}${reference.slice(at + 1)}`
}

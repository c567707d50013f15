import { domainToASCII } from 'node:url'

/** Letters that RFC 5322 allows in an unquoted local part, and a name of labels with dots between. */
const localPart = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/u
const hostName = /^([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}$/u

/**
 * One address in the form that goes into a header: its domain in ASCII. Null for what is none, in particular for
 * anything with a line break, a blank, a comma or angle brackets in it.
 */
export function readAddress(text: string): string | null {
  const trimmed = text.trim()
  const at = trimmed.lastIndexOf('@')
  const local = trimmed.slice(0, Math.max(at, 0))
  const domain = domainToASCII(trimmed.slice(at + 1))
  if (at < 1 || local.length > 64 || !localPart.test(local) || !hostName.test(domain)) return null
  const address = `${local}@${domain}`
  return address.length > 254 ? null : address
}

/** Several addresses between commas or semicolons, or the first text that is no address. */
export function readAddresses(
  text: string,
): { ok: true; addresses: string[] } | { ok: false; wrong: string } {
  const parts = text
    .split(/[,;]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const addresses: string[] = []
  for (const part of parts) {
    const address = readAddress(part)
    if (address === null) return { ok: false, wrong: part }
    if (!addresses.includes(address)) addresses.push(address)
  }
  return { ok: true, addresses }
}

/** Reads one cookie of a request; null when it is not there. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return null
}

/** A cookie that scripts cannot read and other sites cannot send; without a value it is taken back. */
export function sealedCookie(name: string, value: string | null, isSecure: boolean): string {
  const parts = [`${name}=${value ?? ''}`, 'Path=/', 'HttpOnly', 'SameSite=Strict']
  if (isSecure) parts.push('Secure')
  if (value === null) parts.push('Max-Age=0')
  return parts.join('; ')
}

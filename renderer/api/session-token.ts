/**
 * The session token of the desktop app, in memory only: closing the window ends what it can do.
 * In a browser the host keeps it in a cookie that scripts cannot read, and this stays empty.
 */
let token = ''

export function keepSessionToken(value: string): void {
  token = value
}

export function sessionToken(): string {
  return token
}

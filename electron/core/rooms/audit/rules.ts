import { createHash } from 'node:crypto'

/** What the chain's hash covers: the stored texts, so that nothing has to be serialised again to prove it. */
export interface HashedEvent {
  seq: number
  at: string
  operatorName: string
  action: string
  recordKind: string
  recordId: string
  recordLabel: string
  publicJson: string
  privateHash: string
  previousHash: string
}

/** SHA-256 in hex over the event's public part and the hash of its private part, joined by line feeds. */
export function eventHash(event: HashedEvent): string {
  const parts = [
    event.previousHash,
    String(event.seq),
    event.at,
    event.operatorName,
    event.action,
    event.recordKind,
    event.recordId,
    event.recordLabel,
    event.publicJson,
    event.privateHash,
  ]
  return createHash('sha256').update(parts.join('\n')).digest('hex')
}

/** SHA-256 of salt and private part; '' stands for an event without one. */
export function privateHash(salt: string | null, privateJson: string | null): string {
  if (salt === null || privateJson === null) return ''
  return createHash('sha256').update(`${salt}\n${privateJson}`).digest('hex')
}

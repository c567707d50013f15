/** Asks the person at this computer to prove who they are to its operating system, by a fingerprint for instance. */
export interface Presence {
  /** True when the system knows the person; false when they were not known, or gave up. */
  confirm(): Promise<boolean>
}

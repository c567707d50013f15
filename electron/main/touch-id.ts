import { app, systemPreferences } from 'electron'
import { wordsFor } from './words.ts'

/** Whether this computer has a fingerprint reader that applications may use: a Mac with Touch ID set up. */
export function hasTouchId(): boolean {
  return process.platform === 'darwin' && systemPreferences.canPromptTouchID()
}

/** Asks for a finger; false when it is not known or the person gave up. */
export async function promptTouchId(): Promise<boolean> {
  if (!hasTouchId()) return false
  try {
    await systemPreferences.promptTouchID(wordsFor(app.getPreferredSystemLanguages()).touchReason)
    return true
  } catch {
    // Electron rejects alike for a wrong finger, a cancelled prompt and a locked reader.
    return false
  }
}

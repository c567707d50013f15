/**
 * Small choices of one person on one computer (language, theme, views), kept by the browser.
 * Storage may be full or forbidden; then a choice lasts until the window closes.
 */
const prefix = 'openpost.'
const memory = new Map<string, string>()

export function readSetting(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name) ?? memory.get(name) ?? null
  } catch {
    return memory.get(name) ?? null
  }
}

export function writeSetting(name: string, value: string): void {
  memory.set(name, value)
  try {
    localStorage.setItem(prefix + name, value)
  } catch {
    // Kept in memory above.
  }
}

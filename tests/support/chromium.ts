import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** The browser that is there, or null. `CHROMIUM_PATH` names another one. */
export function findChromium(): string | null {
  const named = process.env['CHROMIUM_PATH']
  const candidates = named === undefined || named === '' ? [...places, chromium.executablePath()] : [named]
  return candidates.find((file) => existsSync(file)) ?? null
}

export const chromiumHint = 'no Chromium found; install one (apt-get install chromium) or set CHROMIUM_PATH'

export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === null) throw new Error(chromiumHint)
  const args = ['--disable-gpu', '--font-render-hinting=none']
  // Chromium's own sandbox does not work as root, which is what test machines often are.
  if (process.getuid?.() === 0) args.push('--no-sandbox')
  return chromium.launch({ executablePath, args })
}

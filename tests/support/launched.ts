import type { Page } from 'playwright-core'

/** The console as a test sees it, whichever host shows it: one scenario drives both. */
export interface LaunchedConsole {
  /** Which host this is, for the few places where they differ. */
  readonly host: 'browser' | 'desktop'
  readonly page: Page
  /** Address of the page, without the place in it. */
  readonly url: string
  /** The data folder; removed by `close` unless the test brought it. */
  readonly folder: string
  /** Messages of the page that no page should write: errors, refused loads, policy violations. */
  readonly complaints: string[]
  close(): Promise<void>
}

export interface LaunchOptions {
  /** A data folder to open; a new one when left out. */
  folder?: string
  viewport?: { width: number; height: number }
  colorScheme?: 'light' | 'dark'
  /** Language of the browser or system, as `nl-NL`. */
  locale?: string
}

export const defaultViewport = { width: 1366, height: 768 }

/** Collects what a page complains about, from before its first script runs where it can. */
export function collectComplaints(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}

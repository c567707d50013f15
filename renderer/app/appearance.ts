import { localStorageColorSchemeManager } from '@mantine/core'
import { readSetting, writeSetting } from './browser-settings.ts'

export const colorSchemeManager = localStorageColorSchemeManager({ key: 'openpost.theme' })

/** True when the reader, or the system, wants strong contrast. */
export function wantsHighContrast(): boolean {
  const kept = readSetting('contrast')
  return kept === null ? matchMedia('(prefers-contrast: more)').matches : kept === 'high'
}

export function keepHighContrast(high: boolean): void {
  writeSetting('contrast', high ? 'high' : 'normal')
  applyContrast()
}

export function applyContrast(): void {
  if (wantsHighContrast()) document.documentElement.dataset.contrast = 'high'
  else delete document.documentElement.dataset.contrast
}

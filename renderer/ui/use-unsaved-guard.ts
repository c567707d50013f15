import { useBlocker } from '@tanstack/react-router'
import { useRef } from 'react'
import { useWords } from '../app/i18n.ts'
import { askConfirm } from './ask.ts'

/**
 * Asks before a page with typed data is left. Answers a function that lets the next step go without asking: to call
 * when the data has just been saved.
 */
export function useUnsavedGuard(isDirty: boolean): () => void {
  const t = useWords()
  const letGo = useRef(false)
  const isAsking = useRef(false)
  useBlocker({
    shouldBlockFn: async () => {
      if (letGo.current || !isDirty) return false
      // A second step while the question stands, by the back button, stays put: one question, not a pile of them.
      if (isAsking.current) return true
      isAsking.current = true
      const mayLeave = await askConfirm({
        title: t('unsaved.title'),
        message: t('unsaved.message'),
        confirmLabel: t('unsaved.leave'),
        danger: true,
      })
      isAsking.current = false
      return !mayLeave
    },
    enableBeforeUnload: () => isDirty && !letGo.current,
  })
  return () => {
    letGo.current = true
  }
}

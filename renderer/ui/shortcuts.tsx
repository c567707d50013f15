import { Modal, Table } from '@mantine/core'
import { createContext, useContext, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../app/i18n.ts'
import { Kbd } from './key-hint.tsx'

/** A key of a screen. `key` as in KeyboardEvent.key (`j`, `Enter`, ` `, `/`, `?`), with `mod` for Ctrl or Cmd. */
export interface Shortcut {
  key: string
  mod?: boolean
  /** What it does, shown in the help. */
  label: string
  /** Left out for a key that the part of the screen with the focus handles itself, and that the help only names. */
  run?(event: KeyboardEvent): void
  /** Also while a field has the focus; else typing is never taken for a command. */
  inFields?: boolean
  /** One of a range that another key explains, so that the help does not list it. */
  isHidden?: boolean
}

interface Registry {
  add(shortcuts: { current: readonly Shortcut[] }): () => void
  showHelp(): void
}
const RegistryContext = createContext<Registry | null>(null)

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, [role="combobox"]') !== null)
  )
}

function isPressing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, [role="button"], summary') !== null
}

function fits(shortcut: Shortcut, event: KeyboardEvent): boolean {
  if (shortcut.run === undefined) return false
  const hasMod = event.ctrlKey || event.metaKey
  if (hasMod !== (shortcut.mod === true) || event.altKey) return false
  if (event.key.toLowerCase() !== shortcut.key.toLowerCase()) return false
  if (shortcut.inFields === true) return true
  if (isTyping(event.target)) return false
  // Enter and Space belong to the button or link that has the focus.
  return !((event.key === 'Enter' || event.key === ' ') && isPressing(event.target))
}

/** Listens for the keys of whatever is on screen, the latest first, and shows them all on `?`. */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const t = useWords()
  const groups = useRef<{ current: readonly Shortcut[] }[]>([])
  const [help, setHelp] = useState<readonly Shortcut[] | null>(null)
  const registry = useMemo<Registry>(
    () => ({
      add(group) {
        groups.current = [group, ...groups.current]
        return () => {
          groups.current = groups.current.filter((other) => other !== group)
        }
      },
      showHelp: () => setHelp(groups.current.flatMap((group) => group.current)),
    }),
    [],
  )
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      // An open dialog takes the keyboard: nothing behind it may react.
      if (document.querySelector('[aria-modal="true"]') !== null) return
      const shortcut = groups.current.flatMap((group) => group.current).find((one) => fits(one, event))
      if (shortcut !== undefined) {
        event.preventDefault()
        shortcut.run?.(event)
      } else if (event.key === '?' && !isTyping(event.target)) registry.showHelp()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [registry])
  return (
    <RegistryContext value={registry}>
      {children}
      <Modal
        opened={help !== null}
        onClose={() => setHelp(null)}
        title={t('keys.title')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <HelpTable shortcuts={help ?? []} />
      </Modal>
    </RegistryContext>
  )
}

function HelpTable({ shortcuts }: { shortcuts: readonly Shortcut[] }) {
  const t = useWords()
  const rows = [
    ...shortcuts.filter((shortcut) => shortcut.isHidden !== true),
    { key: '?', label: t('keys.help') },
    { key: 'Escape', label: t('keys.closeDialog') },
  ]
  return (
    <Table>
      <Table.Tbody>
        {rows.map((shortcut, index) => (
          <Table.Tr key={index}>
            <Table.Td>
              {'mod' in shortcut && shortcut.mod === true && (
                <>
                  <Kbd name="Control" />{' '}
                </>
              )}
              <Kbd name={nameOfKey(shortcut.key)} />
            </Table.Td>
            <Table.Td>{shortcut.label}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function nameOfKey(key: string): string {
  if (key === ' ') return 'Space'
  return key.length === 1 ? key.toUpperCase() : key
}

/** Gives the screen these keys while it is shown. They pause while a dialog is open or a field is typed in. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const registry = useContext(RegistryContext)
  const current = useRef(shortcuts)
  current.current = shortcuts
  // Before the screen is painted: who sees it may press its keys.
  useLayoutEffect(() => registry?.add(current), [registry])
}

/** Opens the help that `?` opens. */
export function useShortcutHelp(): () => void {
  const registry = useContext(RegistryContext)
  return () => registry?.showHelp()
}

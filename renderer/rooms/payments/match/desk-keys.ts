import { useWords } from '../../../app/i18n.ts'
import { useShortcuts } from '../../../ui/index.ts'
import type { Shortcut } from '../../../ui/index.ts'
import { focusFind } from './candidate-list.tsx'
import { searchId } from './line-pane.tsx'
import { amountMark } from './tray-boxes.tsx'
import type { Desk } from './use-desk.ts'

/** A key that was held down must not decide about lines that nobody has looked at. */
function once(work: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (!event.repeat) work()
  }
}

function focusAmount(): void {
  const input = document.querySelector<HTMLInputElement>(`input[${amountMark}]`)
  input?.focus()
}

/** All keys of the match desk; `?` lists them. */
export function useDeskKeys(desk: Desk): void {
  const t = useWords()
  const { selection, candidates, mayWrite, line } = desk
  const isOutgoing = line !== undefined && line.amountCents < 0
  const moving: Shortcut[] = [
    { key: 'j', label: t('payments:keys.nextLine'), run: () => selection.move(1) },
    { key: 'k', label: t('payments:keys.previousLine'), run: () => selection.move(-1) },
    { key: 'ArrowRight', label: t('payments:keys.tabsLong'), run: () => selection.stepTab(1) },
    { key: 'ArrowLeft', label: t('payments:keys.tabsBackLong'), run: () => selection.stepTab(-1) },
    {
      key: '/',
      label: t('payments:keys.searchLong'),
      run: () => document.getElementById(searchId)?.focus(),
    },
  ]
  const picks: Shortcut[] = Array.from({ length: 9 }, (_, index) => ({
    key: String(index + 1),
    label: t('payments:keys.pickLong'),
    isHidden: index > 0,
    run: once(() => desk.pick(index)),
  }))
  const deciding: Shortcut[] = [
    { key: 'Enter', label: t('payments:keys.acceptLong'), run: once(desk.accept) },
    ...picks,
    {
      key: ' ',
      label: t('payments:keys.addLong'),
      run: once(() => desk.toggle(isOutgoing ? desk.outgoing.active : candidates.active)),
    },
    { key: 'f', label: t('payments:keys.findLong'), run: focusFind },
    { key: 'e', label: t('payments:keys.amountLong'), run: focusAmount },
    { key: 's', label: t('payments:keys.splitLong'), run: once(desk.split) },
    { key: 'c', label: t('payments:keys.creditLong'), run: once(desk.keepRest) },
    { key: 'r', label: t('payments:keys.roundingLong'), run: once(desk.round) },
    { key: 'b', label: t('payments:keys.feeLong'), run: once(desk.bookFee) },
    { key: 'x', label: t('payments:keys.transferLong'), run: once(desk.takeTransfer) },
    { key: 'y', label: t('receipts:takings.key'), run: once(() => desk.takings.ask(line)) },
    { key: 't', label: t('payments:keys.parkLong'), run: once(() => desk.park.start(line)) },
    { key: 'o', label: t('payments:keys.outsideLong'), run: once(desk.putOutside) },
    { key: 'g', label: t('payments:keys.costsLong'), run: once(desk.putCosts) },
    { key: 'u', label: t('payments:keys.undoLong'), run: once(desk.undoLast) },
  ]
  useShortcuts(mayWrite ? [...moving, ...deciding] : moving)
}

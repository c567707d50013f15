import { Spotlight, spotlight } from '@mantine/spotlight'
import type { SpotlightActionData, SpotlightActionGroupData } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useDebouncedValue } from '@mantine/hooks'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { roleAllows } from '../../../shared/contract/permissions.ts'
import { fold } from '../../../shared/values/fold.ts'
import { api } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useFormat } from '../../ui/format.ts'
import { useWords } from '../i18n.ts'
import { useMay, useOperator } from '../session.ts'
import { navigation } from './navigation.ts'
import { useFoundChanges } from './use-found-changes.ts'

export function openPalette(): void {
  spotlight.open()
}

/** Of the cards that were found, so many offer their call sheet too. */
const shownSheets = 3

type Found = Outputs['reports']['find'][number]

function useCommands(): SpotlightActionData[] {
  const t = useWords()
  const router = useRouter()
  const role = useOperator()?.role
  if (role === undefined) return []
  const rooms = navigation
    .flatMap(({ items }) => items)
    .filter(({ permission }) => permission === null || roleAllows(role, permission))
    .map(({ room, to }) => ({
      id: `go-${room}`,
      label: t('shell:palette.goTo', { room: t(`shell:room.${room}`) }),
      onClick: () => void router.navigate({ to }),
    }))
  const making = [
    {
      id: 'new-customer',
      permission: 'customers.write',
      label: t('shell:palette.newCustomer'),
      onClick: () => void router.navigate({ to: '/customers/new' }),
    },
    {
      id: 'new-proforma',
      permission: 'billing.write',
      label: t('shell:palette.newProforma'),
      onClick: () => void router.navigate({ to: '/proformas/new' }),
    },
    {
      id: 'new-change',
      permission: 'changes.write',
      label: t('shell:palette.newChange'),
      onClick: () => void router.navigate({ to: '/changes/new' }),
    },
    {
      id: 'file-form',
      permission: 'changes.write',
      label: t('shell:palette.fileForm'),
      onClick: () => void router.navigate({ to: '/changes', search: { file: 'form' } }),
    },
  ] as const
  const lists = roleAllows(role, 'customers.read')
    ? [
        {
          id: 'go-migrations',
          label: t('shell:palette.goTo', { room: t('migrations:list.title') }),
          onClick: () => void router.navigate({ to: '/migrations' }),
        },
      ]
    : []
  return [
    ...making
      .filter(({ permission }) => roleAllows(role, permission))
      .map(({ id, label, onClick }) => ({ id, label, onClick })),
    ...rooms,
    ...lists,
  ]
}

/**
 * Opens the first result with Enter, also when it was pressed before the results were there: who knows the number
 * types it and presses Enter without waiting. A result that is marked is left to the palette itself.
 */
function useFirstResult(isSettled: boolean, first: (() => void) | undefined) {
  const isAwaited = useRef(false)
  const openFirst = () => {
    isAwaited.current = false
    if (first === undefined) return
    spotlight.close()
    first()
  }
  useEffect(() => {
    if (isSettled && isAwaited.current) openFirst()
  })
  return (event: KeyboardEvent) => {
    isAwaited.current = false
    if (event.key !== 'Enter' || document.querySelector('[role="dialog"] [data-selected]') !== null) return
    if (isSettled) openFirst()
    else isAwaited.current = true
  }
}

/** The call sheets of the cards that were found first. */
function useSheets(records: readonly Found[]): SpotlightActionData[] {
  const t = useWords()
  const router = useRouter()
  return records
    .filter(({ kind }) => kind === 'customer')
    .slice(0, shownSheets)
    .map(({ id, title, detail }) => ({
      id: `sheet-${id}`,
      label: t('cards:notes.open', { name: title }),
      description: detail,
      onClick: () => void router.navigate({ to: '/customers/$id', params: { id }, search: { tab: 'sheet' } }),
    }))
}

/** What was found, each with the way to its page. */
function useOpened(records: readonly Found[]) {
  const t = useWords()
  const format = useFormat()
  const router = useRouter()
  const open = ({ kind, id }: Found) => {
    if (kind === 'customer') return router.navigate({ to: '/customers/$id', params: { id } })
    if (kind === 'document') return router.navigate({ to: '/documents/$id', params: { id } })
    if (kind === 'service') return router.navigate({ to: '/services/$id', params: { id } })
    return router.navigate({ to: '/match', search: { line: id } })
  }
  return records.map((record) => ({
    id: record.id,
    label: record.title,
    description: [
      t(`shell:palette.kind.${record.kind}`),
      record.detail,
      record.amountCents === null ? '' : format.amount(record.amountCents),
    ]
      .filter((part) => part !== '')
      .join(' · '),
    onClick: () => void open(record),
  }))
}

/** Every command and record by typing: Ctrl+K. */
export function Palette() {
  const t = useWords()
  const [typed, setTyped] = useState('')
  const [text] = useDebouncedValue(typed.trim(), 120)
  const mayFind = useMay('reports.read')
  const found = useQuery({
    ...api.reports.find.queryOptions({ input: { text } }),
    enabled: mayFind && text.length > 1,
  })
  const changes = useFoundChanges(text)
  const isSettled = typed.trim() === text && (text.length < 2 || !(found.isFetching || changes.isFetching))
  const wanted = fold(typed)
  const commands = useCommands().filter(({ label }) => fold(label ?? '').includes(wanted))
  const records = isSettled && text.length > 1 ? (found.data ?? []) : []
  const opened = useOpened(records)
  const sheets = useSheets(records)
  const requests = isSettled ? changes.actions : []
  const groups: SpotlightActionGroupData[] = [
    {
      group: t('shell:palette.records'),
      actions: [...requests, ...opened],
    },
    {
      group: t('cards:notes.tab'),
      actions: sheets,
    },
    { group: t('shell:palette.commands'), actions: commands },
  ]
  const onKeyDown = useFirstResult(isSettled, (requests[0] ?? opened[0])?.onClick)
  return (
    <Spotlight
      actions={groups.filter((group) => group.actions.length > 0)}
      query={typed}
      onQueryChange={setTyped}
      // The core has searched already, by more than the words on screen.
      filter={(_query, actions) => actions}
      nothingFound={t('shell:palette.nothing')}
      shortcut={null}
      // Who types at once must not type into the page behind it.
      transitionProps={{ duration: 0 }}
      highlightQuery
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      scrollable
      maxHeight={420}
      searchProps={{
        leftSection: <IconSearch size={16} />,
        placeholder: t('shell:palette.placeholder'),
        'aria-label': t('shell:palette.placeholder'),
        onKeyDown,
      }}
    />
  )
}

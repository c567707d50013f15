import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api, client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { askConfirm, notifyDone, QueryView, useFormat } from '../../ui/index.ts'
import { Panel } from './customer-overview.tsx'
import classes from './customers.module.css'

type CardImport = Outputs['customers']['listImports'][number]

/** Imports that were made, and undoing one while none of its cards was used. */
export function PastImports() {
  const t = useWords()
  const query = useQuery(api.customers.listImports.queryOptions())
  return (
    <Panel title={t('cards:imports.earlier')}>
      <QueryView query={query}>
        {(imports) =>
          imports.length === 0 ? (
            <p className="dim">{t('cards:imports.noEarlier')}</p>
          ) : (
            <ul className={classes.rows}>
              {imports.map((made) => (
                <PastImport key={made.id} made={made} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Panel>
  )
}

function PastImport({ made }: { made: CardImport }) {
  const t = useWords()
  const format = useFormat()
  const undo = useCommand(client.customers.undoImport, {
    onSuccess: () => notifyDone(t('cards:imports.undone')),
  })
  const { fileName, newCount, knownCount, problemCount } = made
  const ask = async () => {
    const yes = await askConfirm({
      title: t('cards:imports.undoTitle', { name: fileName }),
      message: t('cards:imports.undoMessage'),
      danger: true,
    })
    if (yes) await undo.run({ id: made.id, version: made.version })
  }
  return (
    <li>
      <span>
        <strong>{fileName}</strong> {t('cards:imports.counts', { newCount, knownCount, problemCount })}
        <div className="dim">
          {made.undoneAt === null
            ? t('cards:imports.by', { name: made.operatorName, at: format.instant(made.createdAt) })
            : t('cards:imports.undoneBy', {
                name: made.undoneByName ?? '',
                at: format.instant(made.undoneAt),
              })}
        </div>
      </span>
      {made.state === 'committed' && (
        <Button size="compact-sm" loading={undo.isRunning} onClick={() => void ask()}>
          {t('cards:imports.undo')}
        </Button>
      )}
    </li>
  )
}

import { Button, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays } from '../../../shared/values/day.ts'
import { api } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useToday } from '../../app/company.ts'
import { useWords, wordIfKnown } from '../../app/i18n.ts'
import { QueryView, Story, useFormat } from '../../ui/index.ts'
import { CardSides, sidesOfVersion } from './card-sides.tsx'
import type { Sides } from './card-sides.tsx'
import { Panel } from './customer-overview.tsx'
import type { Customer } from './customer-page.tsx'
import classes from './customers.module.css'
import { fieldName, useFieldWords } from './field-words.ts'

type Version = Outputs['customers']['history'][number]

/** The card of two days beside each other, every version with what changed and who asked, and its story. */
export function CustomerHistory({ customer }: { customer: Customer }) {
  const t = useWords()
  const query = useQuery(api.customers.history.queryOptions({ input: { id: customer.id } }))
  const today = useToday()
  const [sides, setSides] = useState<Sides>(() => ({
    left: { kind: 'day', day: addDays(today, -30) },
    right: { kind: 'day', day: today },
  }))
  return (
    <QueryView query={query}>
      {(versions) => (
        <div className={classes.history}>
          <CardSides customer={customer} versions={versions} sides={sides} onChange={setSides} />
          <div className={classes.columns}>
            <Panel title={t('customers:history.title')}>
              <ol className={classes.versions}>
                {versions.map((version) => (
                  <VersionItem key={version.version} version={version} onShow={setSides} />
                ))}
              </ol>
            </Panel>
            <Panel title={t('customers:overview.story')}>
              <Story recordKind="customer" recordId={customer.id} />
            </Panel>
          </div>
        </div>
      )}
    </QueryView>
  )
}

/** Who asked for a version and how they were identified, or what a tax identity was completed with. */
function useRequestWords(): (version: Version) => string | null {
  const t = useWords()
  const format = useFormat()
  return ({ requested, evidence }) => {
    if (evidence !== null) {
      const { document, shownBy, seenDay } = evidence
      return t('cards:identity.evidence', { document, name: shownBy, day: format.day(seenDay) })
    }
    if (requested === null) return null
    const identified = t(`cards:access.how.${requested.identifiedBy}`)
    if (requested.by === 'own') return t('cards:access.askedByUs')
    if (requested.by === 'company') return t('cards:access.askedByCompany', { identified })
    const name = requested.name === '' ? t('people:erasure.someone') : requested.name
    const access = wordIfKnown(`customers:contacts.accessLevel.${requested.access}`) ?? requested.access
    if (requested.by === 'change-request') {
      const signed = { number: requested.changeRequest, name }
      return requested.access === ''
        ? t('cards:access.authorised', signed)
        : t('cards:access.authorisedAccess', { ...signed, access })
    }
    return t('cards:access.askedBy', { name, access, identified })
  }
}

function VersionItem({ version, onShow }: { version: Version; onShow(sides: Sides): void }) {
  const t = useWords()
  const requestWords = useRequestWords()
  const format = useFormat()
  const words = useFieldWords()
  return (
    <li>
      <div className={classes.versionHead}>
        <strong>{t('customers:history.version', { version: version.version })}</strong>
        <span className="dim">
          {t('customers:history.by', { name: version.operatorName, at: format.instant(version.at) })}
        </span>
      </div>
      {version.version > 1 && (
        <div className={classes.versionHead}>
          <span className="dim">{requestWords(version)}</span>
          <Button size="compact-xs" variant="subtle" onClick={() => onShow(sidesOfVersion(version.version))}>
            {t('cards:versions.show')}
          </Button>
        </div>
      )}
      {version.changes.length === 0 ? (
        <div className="dim">{version.version === 1 ? t('customers:history.first') : null}</div>
      ) : (
        <Table withRowBorders={false} verticalSpacing={3} className={classes.changes}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('customers:history.fieldHeader')}</Table.Th>
              <Table.Th>{t('customers:history.before')}</Table.Th>
              <Table.Th>{t('customers:history.after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {version.changes.map(({ field, before, after }) => (
              <Table.Tr key={field}>
                <Table.Td>{fieldName(field)}</Table.Td>
                <Table.Td className={classes.before}>{words(field, before)}</Table.Td>
                <Table.Td>{words(field, after)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </li>
  )
}

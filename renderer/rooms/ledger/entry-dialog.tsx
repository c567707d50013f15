import { Modal, Table } from '@mantine/core'
import { useWords } from '../../app/i18n.ts'
import { Amount, DayText, Facts, InstantText } from '../../ui/index.ts'
import type { Entry } from './entries-tab.tsx'
import classes from './ledger.module.css'

/** One entry with all its postings. */
export function EntryDialog({ entry, onClose }: { entry: Entry; onClose(): void }) {
  const t = useWords()
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(`ledger:kinds.${entry.kind}`)}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Facts
        facts={[
          [t('ledger:day'), <DayText key="day" day={entry.day} long />],
          [t('ledger:recorded'), <InstantText key="at" at={entry.at} />],
          [t('ledger:operator'), entry.operatorName],
          [t('ledger:document'), entry.documentNumber],
          [t('note'), entry.reversesId === null ? null : t('ledger:reverses')],
        ]}
      />
      <Table className={classes.lines}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('ledger:account')}</Table.Th>
            <Table.Th>{t('ledger:customer')}</Table.Th>
            <Table.Th>{t('ledger:document')}</Table.Th>
            <Table.Th className={classes.number}>{t('ledger:debit')}</Table.Th>
            <Table.Th className={classes.number}>{t('ledger:credit')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entry.lines.map((line, index) => (
            <Table.Tr key={index}>
              <Table.Td>{t(`ledger:accounts.${line.account}`)}</Table.Td>
              <Table.Td>{line.customerName}</Table.Td>
              <Table.Td>{line.documentNumber}</Table.Td>
              <Table.Td className={classes.number}>
                {line.debitCents !== 0 && <Amount cents={line.debitCents} />}
              </Table.Td>
              <Table.Td className={classes.number}>
                {line.creditCents !== 0 && <Amount cents={line.creditCents} />}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}

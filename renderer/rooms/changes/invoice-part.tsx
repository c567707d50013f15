import { Alert, Radio, Textarea, TextInput } from '@mantine/core'
import { invoiceMatters } from '../../../shared/contract/changes-asked.ts'
import type { PrintedWords } from '../../../shared/contract/changes-asked.ts'
import { useWords } from '../../app/i18n.ts'
import { Cell, FormSection } from '../../ui/form-layout.tsx'
import { CountrySelect } from '../../ui/index.ts'
import type { Fields } from '../../ui/index.ts'
import { TextLink } from '../../ui/links.tsx'
import { CustomerPicker, fieldName } from '../customers/index.ts'
import { CardPart } from './card-part.tsx'
import classes from './changes.module.css'
import { asksForCard } from './wish.ts'
import type { Customer, Printed, WishValues } from './wish.ts'

/** What is wrong with an issued document, in plain choices, and how it shall be. */
export function InvoicePart({
  printed,
  customer,
  fields,
}: {
  printed: Printed
  /** The card it went to; undefined until it is there. */
  customer: Customer | undefined
  fields: Fields<WishValues>
}) {
  const t = useWords()
  const { values } = fields
  const isProforma = printed.document.kind === 'proforma'
  return (
    <>
      <FormSection title={t('changes:new.matter')}>
        <Cell span={6}>
          {isProforma ? (
            <Alert>{t('changes:rule.proforma')}</Alert>
          ) : (
            <Radio.Group
              aria-label={t('changes:new.matter')}
              value={values.matter}
              onChange={(value) => {
                const matter = invoiceMatters.find((one) => one === value)
                if (matter !== undefined) fields.set('matter', matter)
              }}
            >
              <div className={classes.choices}>
                {invoiceMatters.map((matter) => (
                  <Radio
                    key={matter}
                    value={matter}
                    label={t(`changes:new.matters.${matter}`)}
                    description={t(`changes:new.matterHint.${matter}`)}
                  />
                ))}
              </div>
            </Radio.Group>
          )}
        </Cell>
      </FormSection>
      {asksForCard(values, printed) ? (
        customer !== undefined && <CardPart customer={customer} fields={fields} withIdentity={false} />
      ) : values.matter === 'words' ? (
        <WordsPart words={values.words ?? printed.words} onChange={(words) => fields.set('words', words)} />
      ) : (
        <RightCard fields={fields} />
      )}
    </>
  )
}

function RightCard({ fields }: { fields: Fields<WishValues> }) {
  const t = useWords()
  return (
    <FormSection
      title={t('changes:new.rightCard')}
      hint={
        <>
          {t('changes:new.rightCardHint')}{' '}
          <TextLink to="/customers/new" target="_blank" underline="always">
            {t('changes:new.makeCard')}
          </TextLink>
        </>
      }
    >
      <Cell span={6}>
        <CustomerPicker label={t('changes:new.rightCard')} withAsterisk {...fields.value('rightCustomer')} />
      </Cell>
    </FormSection>
  )
}

/** What the document says, to be put right word by word. */
function WordsPart({ words, onChange }: { words: PrintedWords; onChange(words: PrintedWords): void }) {
  const t = useWords()
  const text = (field: 'name' | 'postcode' | 'city' | 'purchaseReference' | 'note') => ({
    value: words[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...words, [field]: event.currentTarget.value }),
  })
  return (
    <>
      <FormSection title={t('changes:new.words')} hint={t('changes:new.wordsHint')}>
        <Cell span={6}>
          <TextInput
            label={t('changes:new.recipientName')}
            maxLength={160}
            autoComplete="off"
            {...text('name')}
          />
        </Cell>
        <Cell span={6}>
          <Textarea
            label={t('changes:new.addressLines')}
            autosize
            minRows={1}
            maxRows={4}
            maxLength={640}
            value={words.addressLines.join('\n')}
            onChange={(event) =>
              onChange({ ...words, addressLines: event.currentTarget.value.split('\n').slice(0, 4) })
            }
          />
        </Cell>
        <Cell span={2}>
          <TextInput label={t('postcode')} maxLength={12} autoComplete="off" {...text('postcode')} />
        </Cell>
        <Cell span={4}>
          <TextInput label={t('city')} maxLength={80} autoComplete="off" {...text('city')} />
        </Cell>
        <Cell span={3}>
          <CountrySelect
            label={t('country')}
            value={words.country}
            onChange={(country) => onChange({ ...words, country })}
          />
        </Cell>
        <Cell span={3}>
          <TextInput
            label={fieldName('purchaseReference')}
            maxLength={60}
            autoComplete="off"
            {...text('purchaseReference')}
          />
        </Cell>
        <Cell span={6}>
          <Textarea label={t('note')} autosize minRows={1} maxRows={6} maxLength={1000} {...text('note')} />
        </Cell>
      </FormSection>
      <LinesPart words={words} onChange={onChange} />
    </>
  )
}

function LinesPart({ words, onChange }: { words: PrintedWords; onChange(words: PrintedWords): void }) {
  const t = useWords()
  const set = (position: number, change: Partial<PrintedWords['lines'][number]>) =>
    onChange({
      ...words,
      lines: words.lines.map((line) => (line.position === position ? { ...line, ...change } : line)),
    })
  return (
    <FormSection title={t('changes:new.lines')}>
      {words.lines.map(({ position, description, detail }) => (
        <LineFields
          key={position}
          position={position}
          description={description}
          detail={detail}
          onChange={(change) => set(position, change)}
        />
      ))}
    </FormSection>
  )
}

function LineFields({
  position,
  description,
  detail,
  onChange,
}: {
  position: number
  description: string
  detail: string
  onChange(change: { description?: string; detail?: string }): void
}) {
  const t = useWords()
  return (
    <>
      <Cell span={3}>
        <TextInput
          label={t('changes:new.line', { position })}
          maxLength={300}
          autoComplete="off"
          value={description}
          onChange={(event) => onChange({ description: event.currentTarget.value })}
        />
      </Cell>
      <Cell span={3}>
        <Textarea
          label={t('changes:new.lineDetail', { position })}
          autosize
          minRows={1}
          maxRows={4}
          maxLength={1000}
          value={detail}
          onChange={(event) => onChange({ detail: event.currentTarget.value })}
        />
      </Cell>
    </>
  )
}

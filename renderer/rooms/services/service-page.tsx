import { Button, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useLanguage, useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { writeDecimal } from '../../ui/decimal-input.tsx'
import { FormFoot } from '../../ui/form-layout.tsx'
import {
  DayText,
  Facts,
  FailureAlert,
  notifyDone,
  Page,
  QueryView,
  StateBadge,
  Story,
  toneOf,
  useCountryName,
  useFields,
} from '../../ui/index.ts'
import { TextLink } from '../../ui/links.tsx'
import { useUnsavedGuard } from '../../ui/use-unsaved-guard.ts'
import { usePeriodWords } from './period-words.ts'
import { PriceSection, RegistrantSection, registrantOf, ServiceSection } from './service-fields.tsx'
import { ServiceStateButtons } from './service-state.tsx'
import { serviceFieldsOf, serviceValuesOf, validateService } from './service-values.ts'
import type { ServiceValues } from './service-values.ts'
import classes from './services.module.css'

export type Service = Outputs['services']['get']

/** One service: what it is and costs, who owned it when, and its registrant. */
export function ServicePage() {
  const { id } = useParams({ from: '/services/$id' })
  const query = useQuery(api.services.get.queryOptions({ input: { id } }))
  return <QueryView query={query}>{(service) => <ServiceView key={id} service={service} />}</QueryView>
}

function ServiceView({ service }: { service: Service }) {
  const t = useWords()
  const mayWrite = useMay('services.write')
  const [isEditing, setEditing] = useState(false)
  const isEnded = service.state === 'ended'
  return (
    <Page
      title={service.label}
      badge={<StateBadge tone={toneOf(service.state)}>{t(`services:state.${service.state}`)}</StateBadge>}
      subtitle={
        <>
          {t(`services:kind.${service.kind}`)} ·{' '}
          <TextLink underline="always" to="/customers/$id" params={{ id: service.owner.id }}>
            {service.owner.legalName}
          </TextLink>{' '}
          · {service.owner.cardNumber}
        </>
      }
      actions={
        mayWrite &&
        !isEditing && (
          <>
            <ServiceStateButtons service={service} />
            {!isEnded && (
              <Button variant="filled" onClick={() => setEditing(true)}>
                {t('services:edit.title')}
              </Button>
            )}
          </>
        )
      }
    >
      {isEditing ? (
        <EditService service={service} onDone={() => setEditing(false)} />
      ) : (
        <div className={classes.columns}>
          <ServiceFacts service={service} />
          <div className={classes.column}>
            <Owners service={service} />
            <section className={classes.panel}>
              <h2>{t('services:story')}</h2>
              <Story recordKind="service" recordId={service.id} />
            </section>
          </div>
        </div>
      )}
    </Page>
  )
}

function ServiceFacts({ service }: { service: Service }) {
  const t = useWords()
  const language = useLanguage()
  const periodWords = usePeriodWords()
  return (
    <div className={classes.column}>
      <section className={classes.panel}>
        <h2>{t('services:section.billing')}</h2>
        <Facts
          facts={[
            [t('services:field.description'), service.description],
            [t('services:field.quantity'), writeDecimal(service.quantity, language)],
            [
              t('services:field.unitPrice'),
              `${service.currency} ${writeDecimal(service.unitPrice, language, 2)}`,
            ],
            [t('services:field.vatCategory'), t(`services:vatCategory.${service.vatCategory}`)],
            [t('services:field.period'), periodWords(service.periodMonths)],
            [
              t('services:field.nextBillingDay'),
              service.nextBillingDay === null ? '–' : <DayText day={service.nextBillingDay} />,
            ],
            [t('services:field.startDay'), <DayText key="start" day={service.startDay} />],
            [
              t('services:field.endDay'),
              service.endDay === null ? null : <DayText key="end" day={service.endDay} />,
            ],
          ]}
        />
      </section>
      {service.kind === 'domain' && <RegistrantFacts service={service} />}
    </div>
  )
}

function RegistrantFacts({ service }: { service: Service }) {
  const t = useWords()
  const countryName = useCountryName()
  const { registrant } = service
  return (
    <section className={classes.panel}>
      <h2>{t('services:section.registrant')}</h2>
      <p className="dim">{t('services:section.registrantHint')}</p>
      {registrant === null ? (
        <p>{t('services:registrant.none')}</p>
      ) : (
        <Facts
          facts={[
            [t('name'), registrant.name],
            [t('services:field.organisation'), registrant.organisation],
            [t('customers:field.addressLine'), registrant.addressLine],
            [t('city'), `${registrant.postcode} ${registrant.city}`.trim()],
            [t('country'), countryName(registrant.country)],
            [t('email'), registrant.email],
            [t('phone'), registrant.phone],
          ]}
        />
      )}
    </section>
  )
}

function Owners({ service }: { service: Service }) {
  const t = useWords()
  return (
    <section className={classes.panel}>
      <h2>{t('services:owners.title')}</h2>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('services:field.owner')}</Table.Th>
            <Table.Th>{t('services:owners.from')}</Table.Th>
            <Table.Th>{t('services:owners.to')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {service.ownersOverTime.map((owner) => (
            <Table.Tr key={`${owner.id}-${owner.fromDay}`}>
              <Table.Td>
                <TextLink to="/customers/$id" params={{ id: owner.id }}>
                  {owner.legalName}
                </TextLink>{' '}
                <span className="dim">{owner.cardNumber}</span>
              </Table.Td>
              <Table.Td>
                <DayText day={owner.fromDay} />
              </Table.Td>
              <Table.Td>
                {owner.toDay === null ? t('services:owners.now') : <DayText day={owner.toDay} />}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

function EditService({ service, onDone }: { service: Service; onDone(): void }) {
  const t = useWords()
  // A colleague's change in the meantime does not replace what is typed; saving then says that it is stale.
  const [start] = useState(service)
  const fields = useFields<ServiceValues>(serviceValuesOf(start), (values) => validateService(t, values))
  useUnsavedGuard(fields.isDirty)
  const update = useCommand(client.services.update, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('services:edit.saved'))
      onDone()
    },
  })
  const copyRegistrant = async () => {
    const card = await client.customers.get({ id: start.owner.id })
    fields.set('registrant', registrantOf(card))
  }
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={fields.submit(
        (values) =>
          void update.run({ id: start.id, version: start.version, service: serviceFieldsOf(values) }),
      )}
    >
      <div className={classes.sections}>
        <ServiceSection fields={fields} />
        <PriceSection fields={fields} />
        {fields.values.kind === 'domain' && (
          <RegistrantSection fields={fields} onCopy={() => void copyRegistrant()} />
        )}
      </div>
      <FormFoot>
        <Button type="submit" variant="filled" loading={update.isRunning}>
          {t('save')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
        <FailureAlert failure={update.failure} />
      </FormFoot>
    </form>
  )
}

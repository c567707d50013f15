import type { ServiceFields } from '../../../shared/contract/services.ts'
import type { DomainMaker } from './domains.ts'
import type { SampleCard } from './cards.ts'
import type { SampleCountry } from './places.ts'
import type { Random } from './random.ts'

export type SampleService = Pick<
  ServiceFields,
  'kind' | 'label' | 'description' | 'quantity' | 'unitPrice' | 'vatCategory' | 'periodMonths' | 'registrant'
>

const yearlyDomainPrice: Readonly<Record<string, string>> = {
  nl: '11.50',
  de: '12.75',
  es: '14.90',
  be: '12.50',
  com: '16.25',
}

const hostingPlans = [
  { name: 'Webhosting Basic', monthly: '4.95' },
  { name: 'Webhosting Plus', monthly: '8.95' },
  { name: 'Webhosting Pro', monthly: '17.50' },
  { name: 'Managed WordPress', monthly: '24.95' },
  { name: 'VPS 4 GB', monthly: '29.00' },
  { name: 'VPS 16 GB', monthly: '79.00' },
] as const

/** The services of a card: always a domain, mostly hosting, now and then mailboxes, a certificate or more domains. */
export function makeServices(
  random: Random,
  sample: SampleCard,
  cycleMonths: number,
  domains: DomainMaker,
): SampleService[] {
  const services = [domainService(random, sample, sample.mainDomain)]
  // Who pays by the month or quarter has something that runs by the month.
  if (cycleMonths < 12 || random.chance(0.72)) {
    const plan = random.pick(hostingPlans.slice(0, sample.card.kind === 'person' ? 3 : hostingPlans.length))
    services.push(
      service('hosting', sample.mainDomain, plan.name, times(plan.monthly, cycleMonths), cycleMonths),
    )
  }
  if (random.chance(0.3)) {
    const boxes = random.between(1, sample.card.kind === 'person' ? 2 : 12)
    const mailbox = service(
      'mailbox',
      sample.mainDomain,
      'Mailbox 25 GB',
      times('1.75', cycleMonths),
      cycleMonths,
    )
    services.push({ ...mailbox, quantity: String(boxes) })
  }
  if (random.chance(0.12)) {
    services.push(service('certificate', sample.mainDomain, 'SSL-certificaat EV', '89.00', 12))
  }
  const more =
    sample.card.kind === 'company'
      ? random.weighted([
          [0, 6],
          [1, 3],
          [2, 1.5],
          [4, 0.5],
        ] as const)
      : 0
  for (let index = 0; index < more; index += 1) {
    services.push(domainService(random, sample, domains.further(random, sample.mainDomain)))
  }
  return services
}

function service(
  kind: SampleService['kind'],
  label: string,
  description: string,
  unitPrice: string,
  periodMonths: number,
): SampleService {
  return {
    kind,
    label,
    description,
    quantity: '1',
    unitPrice,
    vatCategory: 'standard',
    periodMonths,
    registrant: null,
  }
}

function domainService(random: Random, sample: SampleCard, domain: string): SampleService {
  const ending = domain.slice(domain.lastIndexOf('.') + 1)
  const { card, owner } = sample
  return {
    ...service('domain', domain, '', yearlyDomainPrice[ending] ?? '15.00', 12),
    registrant: {
      name: owner.fullName,
      organisation: card.kind === 'company' ? card.legalName : '',
      addressLine: card.addressLine,
      postcode: card.postcode,
      city: card.city,
      country: card.country,
      email: random.chance(0.9) ? card.email : 'hostmaster@registrant.example',
      phone: card.phone,
    },
  }
}

/** What stands before the name of a domain on a document, in the card's language. */
export const domainWords: Readonly<Record<SampleCountry, string>> = {
  NL: 'Domeinregistratie',
  DE: 'Domainregistrierung',
  ES: 'Registro de dominio',
  BE: 'Domeinregistratie',
}

interface HandWork {
  description: string
  quantity: string
  unitPrice: string
}

const workKinds: readonly {
  words: Readonly<Record<SampleCountry, string>>
  unitPrice: string
  quantities: readonly string[]
}[] = [
  {
    words: {
      NL: 'Werkzaamheden op uurbasis',
      DE: 'Arbeiten nach Stunden',
      ES: 'Trabajos por horas',
      BE: 'Werkuren',
    },
    unitPrice: '78.50',
    quantities: ['0.5', '1', '1.5', '2', '3.25', '4'],
  },
  {
    words: { NL: 'Domeinverhuizing', DE: 'Domainumzug', ES: 'Traslado de dominio', BE: 'Domeinverhuizing' },
    unitPrice: '19.95',
    quantities: ['1', '2'],
  },
  {
    words: {
      NL: 'Terugzetten van een back-up',
      DE: 'Rückspielen einer Sicherung',
      ES: 'Restauración de copia de seguridad',
      BE: 'Terugzetten van een back-up',
    },
    unitPrice: '45.00',
    quantities: ['1'],
  },
  {
    words: {
      NL: 'Extra dataverkeer (GB)',
      DE: 'Zusätzlicher Datenverkehr (GB)',
      ES: 'Tráfico adicional (GB)',
      BE: 'Extra dataverkeer (GB)',
    },
    unitPrice: '0.0850',
    quantities: ['120', '480', '1250.5'],
  },
  {
    words: {
      NL: 'Migratie van een website',
      DE: 'Umzug einer Website',
      ES: 'Migración de un sitio web',
      BE: 'Migratie van een website',
    },
    unitPrice: '149.00',
    quantities: ['1'],
  },
]

/** Work that no service covers; billed by hand. */
export function makeHandWork(random: Random, country: SampleCountry): HandWork {
  const { words, unitPrice, quantities } = random.pick(workKinds)
  return { description: words[country], unitPrice, quantity: random.pick(quantities) }
}

/** An hour's work, where nothing else is due. */
export function spareWork(country: SampleCountry): HandWork {
  const words = { NL: 'Advies', DE: 'Beratung', ES: 'Asesoramiento', BE: 'Advies' } as const
  return { description: words[country], quantity: '1', unitPrice: '78.50' }
}

/** A price times whole months, as a decimal text with two places. */
function times(price: string, months: number): string {
  const cents = Math.round(Number(price.replace('.', ''))) * months
  const digits = String(cents).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

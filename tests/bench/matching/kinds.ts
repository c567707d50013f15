import { creditorReferenceWithSlip, foreignName } from './strangers.ts'
import type { Random } from '../../../electron/core/sample/random.ts'
import {
  broken,
  domainInWords,
  inFours,
  inWords,
  lookAlike,
  lookAlikeString,
  moved,
  onStatement,
  slipped,
  withoutLetters,
} from './payers-hand.ts'
import type { PaidDocument, World } from './world.ts'

/** One bank line with what it really pays; `truth` is empty where it belongs to no open document. */
export interface LabelledLine {
  kind: string
  amountCents: number
  name: string
  iban: string
  text: string
  reference: string
  truth: number[]
}

type Written = Partial<LabelledLine> & Pick<LabelledLine, 'truth'>

/** What a kind may use: the next documents nobody has paid yet. */
export interface Hand {
  random: Random
  world: World
  next(): PaidDocument
  /** Some open documents of one card. */
  nextOfOneCard(count: number): PaidDocument[]
  /** The next document of a card that has no other open one of its amount. */
  nextAlone(): PaidDocument
  nextOfKnownPayer(): PaidDocument
}

interface Kind {
  /** How many of a hundred lines. */
  share: number
  /** Names a document, a domain or an ISO reference in a readable form. */
  names: boolean
  write: (hand: Hand) => Written
}

const ofOne = (document: PaidDocument, random: Random, text: string): Written => ({
  amountCents: document.openCents,
  name: onStatement(random, document.card.name),
  iban: document.card.iban,
  text,
  truth: [document.n],
})

const one =
  (write: (random: Random, document: PaidDocument) => string): Kind['write'] =>
  (hand) => {
    const document = hand.next()
    return ofOne(document, hand.random, write(hand.random, document))
  }

const changed =
  (change: (random: Random, openCents: number) => number): Kind['write'] =>
  (hand) => {
    const document = hand.next()
    const written = ofOne(document, hand.random, inWords(hand.random, document.number))
    return {
      ...written,
      amountCents: Math.max(1, document.openCents + change(hand.random, document.openCents)),
    }
  }

/** The mix: what payers of hosting companies send, weighted towards the hard part of a day's statement. */
export const kinds: Readonly<Record<string, Kind>> = {
  'exact number': { share: 14, names: true, write: one((random, { number }) => inWords(random, number)) },
  'blanks, dots, dashes moved': {
    share: 8,
    names: true,
    write: one((random, { number }) => inWords(random, moved(random, number))),
  },
  'prefix left out': {
    share: 5,
    names: true,
    write: one((random, { number }) => inWords(random, withoutLetters(number))),
  },
  'O for 0, I for 1': {
    share: 4,
    names: true,
    write: one((random, { number }) => inWords(random, lookAlike(random, number))),
  },
  'number split over two pieces': {
    share: 4,
    names: true,
    write: one((random, { number }) => inWords(random, broken(random, number))),
  },
  'several numbers, one sum': { share: 4, names: true, write: (hand) => severalNumbers(hand) },
  'several documents, no number': { share: 1.5, names: false, write: (hand) => severalUnnamed(hand) },
  'only the last part': {
    share: 3,
    names: true,
    write: one((random, { number }) =>
      inWords(random, random.chance(0.5) ? number.slice(-5) : String(Number(number.slice(-5)))),
    ),
  },
  'one digit wrong': {
    share: 3,
    names: false,
    write: one((random, { number }) => inWords(random, slipped(random, number))),
  },
  'ISO reference, own field': { share: 6, names: true, write: (hand) => ofOneNext(hand, '') },
  'ISO reference with blanks': {
    share: 4,
    names: true,
    write: one((_, { reference }) => inFours(reference)),
  },
  'ISO reference, one sign wrong': {
    share: 1,
    names: false,
    write: one((random, { reference }) => creditorReferenceWithSlip(random, reference)),
  },
  'domain name': { share: 7, names: true, write: (hand) => domainLine(hand) },
  'customer number': {
    share: 2,
    names: false,
    write: (hand) => {
      const document = hand.nextAlone()
      return ofOne(
        document,
        hand.random,
        `${hand.random.pick(['klantnr ', 'klantnummer: ', 'Kundennr. ', 'cliente ', 'customer '])}${document.card.cardNumber}`,
      )
    },
  },
  'payer name only': {
    share: 2.5,
    names: false,
    write: (hand) => {
      const document = hand.nextAlone()
      return {
        ...ofOne(document, hand.random, hand.random.pick(['hosting', '', 'factuur', 'betaling'])),
        iban: foreignName(hand.random).iban,
      }
    },
  },
  'IBAN seen before, no text': {
    share: 2.5,
    names: false,
    write: (hand) => {
      const document = hand.nextOfKnownPayer()
      return { ...ofOne(document, hand.random, ''), name: hand.random.pick(['', document.card.name]) }
    },
  },
  'third party with number': {
    share: 4,
    names: true,
    write: (hand) => {
      const document = hand.next()
      return {
        ...ofOne(document, hand.random, inWords(hand.random, document.number)),
        ...foreignName(hand.random),
      }
    },
  },
  'minus a bank fee': {
    share: 2,
    names: true,
    write: changed(
      (random, openCents) =>
        -Math.min(random.pick([150, 250, 500, 750, 1000, 1500]), Math.floor(openCents * 0.25)),
    ),
  },
  'minus a cent': { share: 2, names: true, write: changed((random) => -random.between(1, 2)) },
  'part payment': {
    share: 1.5,
    names: true,
    write: changed((random, openCents) => -Math.floor(openCents * random.pick([0.5, 0.33, 0.6]))),
  },
  overpayment: { share: 1.5, names: true, write: changed((random) => random.pick([100, 1000, 2500, 21])) },
  'number beside look-alikes': {
    share: 3,
    names: true,
    write: one((random, { number }) => `${lookAlikeString(random)} ${number} ${lookAlikeString(random)}`),
  },
  'own amount, look-alike only': {
    share: 2,
    names: false,
    write: (hand) => {
      const document = hand.nextAlone()
      return ofOne(document, hand.random, lookAlikeString(hand.random))
    },
  },
  'already settled or cancelled': { share: 3, names: false, write: (hand) => settledLine(hand) },
  'look-alike from a stranger': {
    share: 3,
    names: false,
    write: ({ random, world }) => ({
      ...foreignName(random),
      amountCents: random.pick(world.open).openCents,
      text: lookAlikeString(random),
      truth: [],
    }),
  },
  'unknown payer, nothing said': {
    share: 4,
    names: false,
    write: ({ random, world }) => ({
      ...foreignName(random),
      amountCents: random.chance(0.5) ? random.pick(world.open).openCents : random.between(300, 90_000),
      text: random.pick(['', 'bijdrage', 'volgens afspraak', 'gift', 'Miete']),
      truth: [],
    }),
  },
  'refund of a supplier': {
    share: 1.5,
    names: false,
    write: ({ random }) => ({
      ...foreignName(random),
      amountCents: random.between(300, 40_000),
      text: `terugbetaling creditnota ${random.between(20_260_000, 20_269_999)}`,
      truth: [],
    }),
  },
}

function ofOneNext(hand: Hand, text: string): Written {
  const document = hand.next()
  return { ...ofOne(document, hand.random, text), reference: document.reference }
}

function severalNumbers(hand: Hand): Written {
  const { random } = hand
  const documents = hand.nextOfOneCard(random.between(2, 3))
  const [first] = documents
  if (first === undefined) return { truth: [] }
  const between = random.pick([' ', ', ', ' en ', ' + ', ' / ', ' und ', '; '])
  return {
    ...ofOne(first, random, inWords(random, documents.map(({ number }) => number).join(between))),
    amountCents: documents.reduce((sum, { openCents }) => sum + openCents, 0),
    truth: documents.map(({ n }) => n),
  }
}

function severalUnnamed(hand: Hand): Written {
  return { ...severalNumbers(hand), text: hand.random.pick(['alle facturen', 'saldo', 'facturen']) }
}

function domainLine(hand: Hand): Written {
  const document = hand.nextAlone()
  const text = inWords(hand.random, domainInWords(hand.random, document.card.domain))
  const written = ofOne(document, hand.random, text)
  return hand.random.chance(0.3) ? { ...written, ...foreignName(hand.random) } : written
}

function settledLine({ random, world }: Hand): Written {
  const document = random.pick(random.chance(0.7) ? world.settled : world.cancelled)
  return {
    ...ofOne(document, random, inWords(random, document.number)),
    amountCents: document.grossCents,
    truth: [],
  }
}

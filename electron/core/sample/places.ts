import type { Random } from './random.ts'

/** The countries whose people and companies the sample knows. */
export const sampleCountries = ['NL', 'DE', 'ES', 'BE'] as const
export type SampleCountry = (typeof sampleCountries)[number]

export interface Place {
  addressLine: string
  postcode: string
  city: string
}

/** City, and the first digits of its postcodes. */
const cities: Readonly<Record<SampleCountry, readonly (readonly [string, string])[]>> = {
  NL: [
    ['Leeuwarden', '89'],
    ['Groningen', '97'],
    ['Zwolle', '80'],
    ['Utrecht', '35'],
    ['Amersfoort', '38'],
    ['Haarlem', '20'],
    ['Amsterdam', '10'],
    ['Rotterdam', '30'],
    ['Den Haag', '25'],
    ['Leiden', '23'],
    ['Breda', '48'],
    ['Eindhoven', '56'],
    ['Nijmegen', '65'],
    ['Arnhem', '68'],
    ['Deventer', '74'],
    ['Sneek', '86'],
    ['Drachten', '92'],
    ['Heerenveen', '84'],
    ['Assen', '94'],
    ['Maastricht', '62'],
    ['Bolsward', '87'],
    ['Franeker', '88'],
  ],
  DE: [
    ['Köln', '506'],
    ['München', '803'],
    ['Berlin', '101'],
    ['Hamburg', '203'],
    ['Münster', '481'],
    ['Düsseldorf', '402'],
    ['Nürnberg', '904'],
    ['Lübeck', '235'],
    ['Göttingen', '370'],
    ['Leer', '267'],
    ['Saarbrücken', '661'],
    ['Würzburg', '970'],
    ['Leipzig', '041'],
    ['Dresden', '010'],
    ['Gießen', '353'],
    ['Tübingen', '720'],
  ],
  ES: [
    ['Madrid', '280'],
    ['Barcelona', '080'],
    ['Valencia', '460'],
    ['Málaga', '290'],
    ['Cádiz', '110'],
    ['A Coruña', '150'],
    ['Logroño', '260'],
    ['Almería', '040'],
    ['Alicante', '030'],
    ['Sevilla', '410'],
    ['Castellón de la Plana', '120'],
    ['León', '240'],
    ['Girona', '170'],
    ['Cáceres', '100'],
  ],
  BE: [
    ['Gent', '90'],
    ['Antwerpen', '20'],
    ['Brugge', '80'],
    ['Leuven', '30'],
    ['Mechelen', '28'],
    ['Hasselt', '35'],
    ['Kortrijk', '85'],
    ['Liège', '40'],
    ['Namur', '50'],
    ['Oostende', '84'],
  ],
}

const streets: Readonly<Record<SampleCountry, readonly string[]>> = {
  NL: [
    'Wirdumerdijk',
    'Nieuwestad',
    'Stationsweg',
    'Dorpsstraat',
    'Kerkstraat',
    'Molenweg',
    'Prins Hendrikstraat',
    'Voorstreek',
    'Oude Gracht',
    'Julianalaan',
    'Beatrixstraat',
    'Schoolstraat',
    'Industrieweg',
    'Zuiderplein',
    'Hofsingel',
    'Burgemeester Wuiteweg',
    'Tweebaksmarkt',
    'Havenkade',
    'Coöperatieweg',
    'Ijsbaanlaan',
  ],
  DE: [
    'Hauptstraße',
    'Schillerstraße',
    'Goethestraße',
    'Bahnhofstraße',
    'Am Mühlenbach',
    'Lindenallee',
    'Gartenweg',
    'Königstraße',
    'Bergische Landstraße',
    'Rathausplatz',
    'Kirchgasse',
    'Ludwigstraße',
    'Schloßstraße',
    'An der Brücke',
    'Försterweg',
  ],
  ES: [
    'Calle Mayor',
    'Calle de Alcalá',
    'Avenida de la Constitución',
    'Plaza de España',
    'Calle San José',
    'Paseo Marítimo',
    'Calle Núñez de Balboa',
    'Avenida de Andalucía',
    'Calle Real',
    'Rúa do Franco',
    'Carrer de València',
    'Calle Ramón y Cajal',
    'Camino Viejo',
  ],
  BE: [
    'Veldstraat',
    'Kortrijksesteenweg',
    'Groenplaats',
    'Bondgenotenlaan',
    'Steenstraat',
    'Rue de la Régence',
    'Place Saint-Lambert',
    'Bruul',
    'Demerstraat',
    'Rue du Château',
    'Leopold II-laan',
  ],
}

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => String(random.between(0, 9))).join('')

/** Letters of Dutch postcodes; F, I, O, Q, U, Y are not used, nor the pairs SA, SD and SS. */
const postcodeLetters = [...'ABCDEGHJKLMNPRTVWXZ']

/** A street with its number, postcode and city, in the form of the country. */
export function makePlace(random: Random, country: SampleCountry): Place {
  const [city, prefix] = random.pick(cities[country])
  const street = random.pick(streets[country])
  const number = random.between(1, 248)
  switch (country) {
    case 'NL': {
      const letters = `${random.pick(postcodeLetters)}${random.pick(postcodeLetters)}`
      const suffix = random.chance(0.15) ? `-${random.between(1, 9)}` : random.chance(0.1) ? ' A' : ''
      return {
        addressLine: `${street} ${number}${suffix}`,
        postcode: `${prefix}${digits(random, 2)} ${letters}`,
        city,
      }
    }
    case 'DE':
      return {
        addressLine: `${street} ${number}${random.chance(0.1) ? 'a' : ''}`,
        postcode: `${prefix}${digits(random, 2)}`,
        city,
      }
    case 'ES': {
      const floor = random.chance(0.5)
        ? `, ${random.between(1, 7)}º ${random.pick(['A', 'B', 'C', 'Izq.', 'Dcha.'])}`
        : ''
      return { addressLine: `${street}, ${number}${floor}`, postcode: `${prefix}${digits(random, 2)}`, city }
    }
    case 'BE': {
      const box = random.chance(0.2) ? ` bus ${random.between(1, 12)}` : ''
      return { addressLine: `${street} ${number}${box}`, postcode: `${prefix}${digits(random, 2)}`, city }
    }
  }
}

/** A telephone number of the ranges that look local; none of them is looked up anywhere. */
export function makePhone(random: Random, country: SampleCountry): string {
  switch (country) {
    case 'NL':
      return `+31 ${random.pick(['58', '50', '38', '30', '20'])} 555 ${digits(random, 2)} ${digits(random, 2)}`
    case 'DE':
      return `+49 ${random.pick(['221', '89', '30', '40', '251'])} 555 ${digits(random, 4)}`
    case 'ES':
      return `+34 ${random.pick(['910', '930', '960', '956'])} 555 ${digits(random, 3)}`
    case 'BE':
      return `+32 ${random.pick(['9', '3', '50', '16'])} 555 ${digits(random, 2)} ${digits(random, 2)}`
  }
}

import { countryName } from '../../../../shared/values/countries.ts'
import type { CorrectionFacts, DocumentFacts } from '../facts.ts'
import type { FrozenDocument } from '../frozen.ts'
import { periodText } from './amounts.ts'
import type { Wording } from './format.ts'
import { present } from './format.ts'

/** What was corrected, word beside word; null where nothing was. */
export function frozenCorrections(
  facts: DocumentFacts,
  wording: Wording,
): NonNullable<FrozenDocument['corrections']> | null {
  const { corrections = null } = facts
  if (corrections === null || corrections.length === 0) return null
  const texts = wording.texts.corrections
  return {
    heading: texts.heading,
    columns: { what: texts.what, was: texts.was, is: texts.is },
    rows: corrections.map((correction) => {
      const field = texts.fields[correction.field]
      const { position } = correction
      const [was, is] = valuesOf(correction, wording)
      return {
        what: position === null ? field : texts.ofLine(field, position),
        was: present(was) ?? texts.nothing,
        is: present(is) ?? texts.nothing,
      }
    }),
  }
}

function valuesOf(correction: CorrectionFacts, wording: Wording): [string | null, string | null] {
  if (correction.field === 'line-period') {
    const { was, is } = correction
    return [periodText(was.from, was.to, wording), periodText(is.from, is.to, wording)]
  }
  const { was, is } = correction
  if (correction.field !== 'country') return [was, is]
  return [countryName(was, wording.language), countryName(is, wording.language)]
}

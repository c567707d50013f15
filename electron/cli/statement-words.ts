import { en } from '../../shared/locales/en/index.ts'
import type { MessageParams, StatementRefusal, StatementWarning } from '../core/statements/index.ts'
import { wordCode } from './words.ts'

type Coded = Pick<StatementRefusal | StatementWarning, 'code' | 'params' | 'position'>

function worded(table: unknown, { code, params, position }: Coded): string {
  const place = position === null ? '' : ` Line ${position.line}, column ${position.column}.`
  const within = params.entry === undefined ? '' : `${params.entry}: `
  return within + wordCode(table, code, withWords(params)) + place
}

/** Some parameters are codes themselves. */
function withWords(params: MessageParams): MessageParams {
  const { of, missing } = en.statements
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (name === 'of') return [name, wordCode(of, String(value), {})]
      return [name, name === 'missing' ? wordCode(missing, String(value), {}) : value]
    }),
  )
}

/** Why a statement file is not read, in English. */
export function wordStatementRefusal(refusal: StatementRefusal): string {
  return worded(en.statements.refusal, refusal)
}

/** What to know about a file that is read all the same. */
export function wordStatementWarning(warning: StatementWarning): string {
  return worded(en.statements.warning, warning)
}

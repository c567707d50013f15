import { type CompanyFields, zCompanyFields } from '../../../../shared/contract/settings.ts'
import type { ReadTx } from '../../store/store.ts'

export interface Company extends CompanyFields {
  version: number
  isSample: boolean
}

/** The company of this data folder, or null before the first start is done. */
export async function readCompany(tx: ReadTx): Promise<Company | null> {
  const row = await tx.db.selectFrom('company').selectAll().where('n', '=', 1).executeTakeFirst()
  if (row === undefined) return null
  return {
    ...zCompanyFields.parse(JSON.parse(row.fields_json)),
    version: row.version,
    isSample: row.is_sample === 1,
  }
}

/** IANA name of the zone in which the company's days begin; UTC before there is a company. */
export async function companyTimeZone(tx: ReadTx): Promise<string> {
  const company = await readCompany(tx)
  return company?.timeZone ?? 'UTC'
}

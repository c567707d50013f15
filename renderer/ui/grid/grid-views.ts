import { z } from 'zod'
import { zFilter } from '../../../shared/contract/base.ts'
import { readSetting, writeSetting } from '../../app/browser-settings.ts'

const zView = z.object({
  name: z.string().min(1).max(60),
  search: z.string().max(200),
  filters: z.record(z.string(), zFilter),
  columns: z.array(
    z.object({
      colId: z.string(),
      hide: z.boolean().nullish(),
      width: z.number().optional(),
      sort: z.enum(['asc', 'desc']).nullish(),
      sortIndex: z.number().nullish(),
    }),
  ),
})

/** A named state of a list: search, filters, and its columns with sort, width and order. */
export type GridView = z.infer<typeof zView>

const zViews = z.array(zView).max(50)

function settingName(grid: string, operatorId: string): string {
  return `views.${operatorId}.${grid}`
}

/** The views an operator keeps of a grid; what cannot be read counts as none. */
export function readViews(grid: string, operatorId: string): GridView[] {
  try {
    const kept: unknown = JSON.parse(readSetting(settingName(grid, operatorId)) ?? '[]')
    const parsed = zViews.safeParse(kept)
    return parsed.success ? parsed.data : []
  } catch {
    return []
  }
}

export function writeViews(grid: string, operatorId: string, views: readonly GridView[]): void {
  writeSetting(settingName(grid, operatorId), JSON.stringify(views))
}

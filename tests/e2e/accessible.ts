import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * What axe finds against WCAG 2.2 AA on the page as it stands, one line each. Notices that come and go by themselves
 * are left out: while they fade their colours are between all others.
 *
 * @param rules only these, where the rest was looked at already
 */
export async function findingsOfAxe(page: Page, rules?: string[]): Promise<string[]> {
  const builder = new AxeBuilder({ page }).exclude('.mantine-Notifications-root')
  const { violations } = await (
    rules === undefined
      ? builder.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      : builder.withRules(rules)
  ).analyze()
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map(({ target, html }) => `${target.join(' ')} ${html}`)
        .join(' | ')}`,
  )
}

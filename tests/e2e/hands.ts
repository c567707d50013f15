import type { Locator, Page } from 'playwright-core'

/** How a person gives orders: with the mouse, or with the keyboard alone. The scenarios know no more than this. */
export interface Hands {
  readonly kind: 'mouse' | 'keyboard'
  /** Presses a button or follows a link. */
  press(target: Locator): Promise<void>
  /** Puts text into a field, replacing what is there. */
  write(target: Locator, text: string): Promise<void>
  /** Picks a choice of a list that opens under a field. */
  choose(field: Locator, name: string): Promise<void>
  /** Goes to a room. */
  go(room: string): Promise<void>
}

export function mouse(page: Page): Hands {
  return {
    kind: 'mouse',
    press: (target) => target.click(),
    write: async (target, text) => {
      await target.click()
      await target.fill(text)
    },
    choose: async (field, name) => {
      await field.click()
      await field.fill(name)
      await page.getByRole('option').filter({ hasText: name }).first().click()
    },
    go: (room) => page.getByRole('navigation').getByRole('link', { name: room }).first().click(),
  }
}

const mostSteps = 90

/** Moves the focus with Tab until it stands on the target: what cannot be reached like that is out of reach. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor({ state: 'visible' })
  for (let step = 0; step < mostSteps; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${String(target)} is not reached by the Tab key`)
}

export function keyboard(page: Page): Hands {
  return {
    kind: 'keyboard',
    press: async (target) => {
      await tabTo(page, target)
      await page.keyboard.press('Enter')
    },
    write: async (target, text) => {
      await tabTo(page, target)
      await page.keyboard.press('Control+a')
      await page.keyboard.type(text)
    },
    choose: async (field, name) => {
      await tabTo(page, field)
      await page.keyboard.press('Control+a')
      await page.keyboard.type(name)
      await page.getByRole('option').filter({ hasText: name }).first().waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
    },
    go: async (room) => {
      await page.keyboard.press('Control+k')
      const box = page
        .getByRole('dialog')
        .getByRole('textbox')
        .or(page.getByRole('dialog').getByRole('combobox'))
        .first()
      await box.waitFor()
      await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT')
      await page.keyboard.type(room)
      await page.waitForTimeout(400)
      await page.keyboard.press('Enter')
    },
  }
}

/** Opens the first row of a list by mouse. Rows stand there blank until their data come, and a blank one opens nothing. */
export async function openFirstRow(page: Page): Promise<void> {
  await page.locator('.ag-row .ag-cell').filter({ hasText: /\S/u }).first().click()
}

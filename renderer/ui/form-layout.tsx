import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './form-layout.module.css'

/** A part of a form: what it is about on the left, its fields in six columns on the right. */
export function FormSection({
  title,
  hint,
  children,
}: {
  title: string
  hint?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={classes.section} aria-label={title}>
      <div>
        <h2 className={classes.heading}>{title}</h2>
        {hint !== undefined && <p className={classes.hint}>{hint}</p>}
      </div>
      <div className={classes.fields}>{children}</div>
    </section>
  )
}

/** A field, so many of the six columns wide. */
export function Cell({ span, children }: { span: 1 | 2 | 3 | 4 | 6; children: ReactNode }) {
  return (
    <div className={classes.cell} data-span={span}>
      {children}
    </div>
  )
}

/** The buttons of a form, which stay in sight while it scrolls. */
export function FormFoot({ children }: { children: ReactNode }) {
  return <div className={classes.formFoot}>{children}</div>
}

/** The keys of a screen, at its foot. */
export function KeyLine({ children }: { children: ReactNode }) {
  return <div className={classes.keyLine}>{children}</div>
}

export interface PageTab<Tab extends string> {
  tab: Tab
  label: string
  count?: string | undefined
}

/** Tabs over the whole body of a page; which one is shown, the address says. */
export function PageTabs<Tab extends string>({
  label,
  tabs,
  shown,
  onShow,
  scrolls = false,
  children,
}: {
  label: string
  tabs: readonly PageTab<Tab>[]
  shown: Tab
  onShow(tab: Tab): void
  /** The body has padding and scrolls; else it fills the height itself. */
  scrolls?: boolean
  children: ReactNode
}) {
  return (
    <Tabs
      className={classes.tabs}
      value={shown}
      onChange={(value) => {
        const chosen = tabs.find(({ tab }) => tab === value)
        if (chosen !== undefined) onShow(chosen.tab)
      }}
    >
      <Tabs.List className={classes.tabList} aria-label={label}>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab.tab} value={tab.tab}>
            {tab.label}
            {tab.count !== undefined && <span className={classes.tabCount}>{tab.count}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={shown} className={scrolls ? classes.scroll : classes.tabPanel}>
        {children}
      </Tabs.Panel>
    </Tabs>
  )
}

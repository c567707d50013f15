import { Outlet, useLocation, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'
import { pageTitleId } from '../../ui/page.tsx'
import { useShortcuts } from '../../ui/shortcuts.tsx'
import { useWords } from '../i18n.ts'
import { Header } from './header.tsx'
import { NavigationBar } from './navigation-bar.tsx'
import { Palette, openPalette } from './palette.tsx'
import classes from './shell.module.css'

/**
 * Puts the focus on the heading of a new page, so that a screen reader says where one is. The heading may appear some
 * frames after the page, when it waits for its record.
 */
function useFocusOnPageChange(): void {
  const router = useRouter()
  useEffect(() => {
    let frame = 0
    const stop = router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
      cancelAnimationFrame(frame)
      if (!pathChanged || fromLocation === undefined) return
      let tries = 0
      frame = requestAnimationFrame(function look() {
        const heading = document.getElementById(pageTitleId)
        // A page that put the focus somewhere itself knows better.
        if (document.activeElement?.closest('main') instanceof HTMLElement) return
        if (heading !== null) heading.focus({ preventScroll: true })
        else if ((tries += 1) < 120) frame = requestAnimationFrame(look)
      })
    })
    return () => {
      cancelAnimationFrame(frame)
      stop()
    }
  }, [router])
}

/** Header, rooms on the left, and the page. */
export function Shell() {
  const t = useWords()
  const path = useLocation({ select: (location) => location.pathname })
  useFocusOnPageChange()
  useShortcuts([{ key: 'k', mod: true, inFields: true, label: t('keys.find'), run: openPalette }])
  return (
    <div className={classes.shell}>
      <a
        className={classes.skip}
        href="#content"
        onClick={(event) => {
          event.preventDefault()
          document.getElementById('content')?.focus()
        }}
      >
        {t('shell:skip')}
      </a>
      <Header />
      <NavigationBar />
      <main id="content" tabIndex={-1} className={classes.main}>
        <ErrorBoundary resetKey={path}>
          <Outlet />
        </ErrorBoundary>
      </main>
      <Palette />
    </div>
  )
}

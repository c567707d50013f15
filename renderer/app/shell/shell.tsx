import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'
import { pageTitleId } from '../../ui/page.tsx'
import { useShortcuts } from '../../ui/shortcuts.tsx'
import { useWords } from '../i18n.ts'
import { Header } from './header.tsx'
import { NavigationBar } from './navigation-bar.tsx'
import { Palette, openPalette } from './palette.tsx'
import classes from './shell.module.css'

/** Puts the focus on the heading of the new page, so that a screen reader says where one is. */
function useFocusOnPageChange(path: string): void {
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    // The page is loaded lazily: its heading may appear some frames later.
    let tries = 0
    let frame = requestAnimationFrame(function look() {
      const heading = document.getElementById(pageTitleId)
      const isBusy = document.activeElement !== null && document.activeElement.closest('main') !== null
      if (heading !== null && !isBusy) heading.focus({ preventScroll: true })
      else if (heading === null && tries < 60) {
        tries += 1
        frame = requestAnimationFrame(look)
      }
    })
    return () => cancelAnimationFrame(frame)
  }, [path])
}

/** Header, rooms on the left, and the page. */
export function Shell() {
  const t = useWords()
  const path = useLocation({ select: (location) => location.pathname })
  useFocusOnPageChange(path)
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

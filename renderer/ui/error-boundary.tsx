import { Button } from '@mantine/core'
import { Component } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '../app/i18n.ts'
import { EmptyState } from './page.tsx'

/** Keeps a fault of one page from taking the shell with it. `resetKey` changes when another page is shown. */
export class ErrorBoundary extends Component<
  { children: ReactNode; resetKey?: string },
  { failedKey: string | undefined; failed: boolean }
> {
  override state = { failedKey: undefined as string | undefined, failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override componentDidUpdate(previous: { resetKey?: string }): void {
    if (this.state.failed && previous.resetKey !== this.props.resetKey) this.setState({ failed: false })
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return <PageFailure onRetry={() => this.setState({ failed: false })} />
  }
}

/** Says that a page could not be shown, with a way to try again. */
export function PageFailure({ onRetry }: { onRetry(): void }) {
  const t = useWords()
  return <EmptyState title={t('failure.page')} action={<Button onClick={onRetry}>{t('retry')}</Button>} />
}

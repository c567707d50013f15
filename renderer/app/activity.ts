/*
 * When somebody last touched the keyboard or the mouse, in any window of this browser: they share one session, and the
 * one that is looked at keeps the others open.
 */

const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('openpost-activity')

let lastAt = Date.now()
let toldAt = 0

channel?.addEventListener('message', () => {
  lastAt = Date.now()
})

function touched(): void {
  lastAt = Date.now()
  if (lastAt - toldAt < 1000) return
  toldAt = lastAt
  channel?.postMessage('active')
}

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const

/** Watches keyboard and mouse until it is stopped. */
export function watchActivity(): () => void {
  touched()
  for (const sign of signs) window.addEventListener(sign, touched, { passive: true, capture: true })
  return () => {
    for (const sign of signs) window.removeEventListener(sign, touched, { capture: true })
  }
}

export function idleSeconds(): number {
  return (Date.now() - lastAt) / 1000
}

import { useEffect, useRef } from 'react'
import { client } from '../api/client.ts'
import { idleSeconds, watchActivity } from './activity.ts'
import { useCompany } from './company.ts'
import { useSignOut } from './use-sign-out.ts'

/** How often is looked whether the time is up. A sleeping computer looks when it wakes. */
const lookSeconds = 5
/** The core locks as well when no call comes: who works without one is heard of this often. */
const signOfLifeSeconds = 30

/** Locks the screen when nobody touched keyboard or mouse for as long as the company allows. */
export function useAutoLock(): void {
  const minutes = useCompany()?.autoLockMinutes ?? null
  const { lock } = useSignOut()
  const current = useRef(lock)
  current.current = lock
  useEffect(() => watchActivity(), [])
  useEffect(() => {
    if (minutes === null) return
    let isLocking = false
    let saidAt = Date.now()
    const look = () => {
      if (idleSeconds() >= minutes * 60) {
        if (isLocking) return
        isLocking = true
        void current.current().finally(() => {
          isLocking = false
        })
      } else if (Date.now() - saidAt >= signOfLifeSeconds * 1000 && idleSeconds() < signOfLifeSeconds) {
        saidAt = Date.now()
        void client.operators.state().catch(() => undefined)
      }
    }
    const timer = setInterval(look, lookSeconds * 1000)
    return () => clearInterval(timer)
  }, [minutes])
}
